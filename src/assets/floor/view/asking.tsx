import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { say } from './messages/floor-words';

interface AskingProps {
  readonly question: string;
  readonly hint?: string;
  readonly drop: () => void;
  /** The buttons; the last is the one that does nothing. */
  readonly children: ComponentChildren;
}

/** A question in the place where it arose. It takes the focus; Escape, like its last button, lets things be. */
export function Asking({ question, hint, drop, children }: AskingProps) {
  const group = useRef<HTMLFieldSetElement>(null);
  const id = useId();
  // With the question, not after it is painted: an Escape pressed at first sight must not be lost.
  useLayoutEffect(() => {
    const { current } = group;
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      drop();
    };
    current?.focus();
    current?.addEventListener('keydown', pressed);
    return () => current?.removeEventListener('keydown', pressed);
    // What drops a question never changes while it is asked.
  }, []);
  return (
    <fieldset ref={group} class="floor-asking" aria-labelledby={id} tabIndex={-1}>
      <p id={id}>
        {question}
        {hint && <span class="notice-detail">{hint}</span>}
      </p>
      <p class="floor-actions">{children}</p>
    </fieldset>
  );
}

interface ConfirmingProps extends Pick<AskingProps, 'question' | 'drop'> {
  /** What is on the button that does it. */
  readonly yes: string;
  readonly confirm: () => void;
}

/** Asks whether something that cannot be undone is meant. */
export function Confirming({ question, yes, confirm, drop }: ConfirmingProps) {
  return (
    <Asking question={question} drop={drop}>
      <button class="button" type="button" data-kind="destructive" onClick={confirm}>
        {yes}
      </button>
      <button class="button" type="button" data-kind="quiet" onClick={drop}>
        {say('floor.keep')}
      </button>
    </Asking>
  );
}
