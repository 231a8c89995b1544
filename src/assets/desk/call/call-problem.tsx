import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Problem } from '../ground/facts';
import type { CallRequest, CallState } from '../ground/calls';
import { isUnanswered } from '../ground/problem';
import { shortened } from '../ground/format';
import { say } from '../words/desk-words';
import type { Send } from '../desk-events';
import { cause } from '../ground/cause-words';
import { requestLabel } from './controls';

/** Characters of what somebody typed, in a message about it. */
const NUMBER_LENGTH = 40;

/** What is repeated, or cannot be looked into: the agent sees or hears what came of it. */
const NOT_LOOKED_INTO: readonly CallRequest[] = [
  'hold',
  'resume',
  'mute',
  'unmute',
  'hold-colleague',
  'resume-colleague',
  'digits',
  'ask-help',
  'withdraw-help',
];

/** Why something during a call did not work. */
export function callCause(problem: Problem): string {
  switch (problem.code) {
    case 'conflict':
      return say('call.whyConflict');
    case 'not_found':
    case 'not-found':
      return say('call.whyGone');
    case 'not_enabled':
      return say('call.whyNotOffered');
    case 'too_many_calls':
      return say('call.whyCallsUsedUp');
    case 'number_not_allowed':
      return say('call.whyNumberNotAllowed');
    case 'calls_unavailable':
      return say('call.whyCallsUnavailable');
    default:
      return cause(problem);
  }
}

const WRONG_NUMBERS: Readonly<
  Record<string, 'call.badNumber' | 'call.tooShort' | 'call.tooLong' | 'call.wrongLength' | 'call.noCountryCode'>
> = {
  'bad-number': 'call.badNumber',
  'too-short': 'call.tooShort',
  'too-long': 'call.tooLong',
  length: 'call.wrongLength',
  'country-code': 'call.noCountryCode',
};

/** What is wrong with a number that was typed; `undefined` for any other problem. */
export function wrongNumber({ code, message }: Problem): string | undefined {
  const key = WRONG_NUMBERS[code];
  return key && say(key, { number: shortened(message, NUMBER_LENGTH) });
}

type Failed = NonNullable<CallState['problem']>;

/** Whether it may have been done all the same: all else is looked into before a word is said. */
function isUnclear({ request, problem }: Failed): boolean {
  return NOT_LOOKED_INTO.includes(request) && isUnanswered(problem);
}

function problemWords(failed: Failed): string {
  const { request, problem } = failed;
  const wrong = wrongNumber(problem);
  if (wrong !== undefined) return wrong;
  if (problem.code === 'phone-unanswered') return say('call.phoneUnanswered');
  const key = isUnclear(failed) ? 'call.unclear' : 'call.notDone';
  return say(key, { what: requestLabel(request), why: callCause(problem) });
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
          <p>{problemWords(failed)}</p>
          <button
            class="button"
            data-kind="quiet"
            type="button"
            aria-label={say('ground.dismiss')}
            onClick={() => send({ type: 'call-problem-dismissed', sid })}
          >
            {say('ground.ok')}
          </button>
        </div>
      )}
    </div>
  );
}
