import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { say } from '../words/desk-words';
import type { Send } from '../desk-events';

interface FrameProps {
  readonly title: string;
  readonly sid: string;
  readonly send: Send;
  readonly children: ComponentChildren;
}

/** What one of a call's buttons opens. Takes the focus when it comes; Escape closes it. */
export function PanelFrame({ title, sid, send, children }: FrameProps) {
  const frame = useRef<HTMLElement>(null);
  const close = (): void => send({ type: 'panel-asked', sid });
  useLayoutEffect(() => {
    const { current } = frame;
    if (!current) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      close();
    };
    current.addEventListener('keydown', onKeyDown);
    current.querySelector<HTMLElement>('[data-first]')?.focus({ preventScroll: true });
    current.scrollIntoView({ block: 'nearest' });
    return () => current.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <section ref={frame} class="call-panel" aria-labelledby="call-panel-title">
      <header>
        <h2 id="call-panel-title">{title}</h2>
        <button class="button" data-kind="quiet" type="button" onClick={close}>
          {say('call.close')}
        </button>
      </header>
      {children}
    </section>
  );
}
