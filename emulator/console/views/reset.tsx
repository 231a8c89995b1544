import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { failureOf, isUnderWay } from '../model/action';
import type { ViewProps } from './actions';
import { Button } from './button';
import { Problem } from './problem';

/** Puts everything back to the seed, after asking. */
export function Reset({ model, actions }: ViewProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <div class="reset">
      <Button underWay={isUnderWay(model.actions, 'reset')} onPress={() => dialog.current?.showModal()}>
        Reset…
      </Button>
      <dialog ref={dialog} aria-labelledby="reset-title">
        <form method="dialog" class="stack" onSubmit={() => actions.ask({ type: 'reset' })}>
          <h2 id="reset-title">Start over?</h2>
          <p>All calls, tasks and events are deleted, and everything returns to the seed. This cannot be undone.</p>
          <div class="row end">
            <Button onPress={() => dialog.current?.close()}>Keep everything</Button>
            <Button kind="danger" submit>
              Reset
            </Button>
          </div>
        </form>
      </dialog>
      <Problem text={failureOf(model.actions, 'reset')} />
    </div>
  );
}
