import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Problem } from '../../model/facts';
import type { CallState } from '../../model/in-call/state';
import { shortened } from '../format';
import { say } from '../messages/words';
import type { Send } from '../send';
import { cause } from '../words/cause';
import { requestLabel } from './controls';

/** Characters of what somebody typed, in a message about it. */
const NUMBER_LENGTH = 40;

/** Why something during a call did not work. */
export function callCause(problem: Problem): string {
  switch (problem.code) {
    case 'conflict':
      return say('inCall.whyConflict');
    case 'not_found':
    case 'not-found':
      return say('inCall.whyGone');
    case 'not_enabled':
      return say('inCall.whyNotOffered');
    default:
      return cause(problem);
  }
}

export function badNumber({ message }: Problem): string {
  return say('inCall.badNumber', { number: shortened(message, NUMBER_LENGTH) });
}

/** What went wrong with the last request about a call that goes on. */
export function CallProblem({ call, send }: { call: CallState; send: Send }) {
  const alert = useRef<HTMLDivElement>(null);
  const { problem: failed, sid } = call;
  useLayoutEffect(() => {
    if (failed) alert.current?.scrollIntoView({ block: 'nearest' });
  }, [failed]);
  return (
    <div ref={alert} role="alert">
      {failed && (
        <div class="problem dismissible">
          <p>
            {failed.problem.code === 'bad-number'
              ? badNumber(failed.problem)
              : say('inCall.notDone', {
                  what: requestLabel(failed.request),
                  why: callCause(failed.problem),
                })}
          </p>
          <button
            class="button"
            data-kind="quiet"
            type="button"
            aria-label={say('page.dismiss')}
            onClick={() => send({ type: 'call-problem-dismissed', sid })}
          >
            {say('page.ok')}
          </button>
        </div>
      )}
    </div>
  );
}
