import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { say } from '../words/desk-words';

interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  /** It was closed, by its button, by Escape, or because a call arrived. */
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/**
 * A dialog over the page. The browser keeps the focus inside, closes it on Escape, and gives the focus back to where
 * it was. An arriving call closes it; see `card-focus.ts`.
 */
export function Dialog({ title, open, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const { current } = dialog;
    if (open && current && !current.open) current.showModal();
    if (!open) current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} class="dialog" data-yields aria-labelledby={titleId} onClose={onClose}>
      {open && (
        <>
          <div class="dialog-head">
            <h2 id={titleId}>{title}</h2>
            <button class="button" type="button" data-kind="quiet" onClick={onClose}>
              {say('ground.close')}
            </button>
          </div>
          <div class="dialog-body">{children}</div>
        </>
      )}
    </dialog>
  );
}
