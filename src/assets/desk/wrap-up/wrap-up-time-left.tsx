import { mayComplete } from '../take-back/take-back-fate';
import { callOf } from '../ground/calls';
import { canExtend, wrapUpEndOf } from './wrap-up-rules';
import { duration } from '../ground/format';
import { say } from '../words/desk-words';
import { cause } from '../ground/cause-words';
import type { Given } from '../desk-view';

type TimeProps = Given<'state' | 'engagement' | 'send' | 'now'>;

/** How long the wrap-up may still take, and the way to more. */
export function WrapUpTime({ state, engagement, send, now }: TimeProps) {
  const end = wrapUpEndOf(engagement, state);
  if (end === undefined || engagement.stage.name !== 'wrapping') return null;
  // Nothing ends by itself while the customer would be left with nobody.
  if (!mayComplete(callOf(state.inCall, engagement.sid), engagement, 'deadline')) return null;
  const { moreTime, sid } = engagement;
  const isAsking = moreTime === 'asking';
  return (
    <div class="wrap-up-time">
      <p>
        {say('wrapUp.endsIn')} <span role="timer">{duration(Math.max(0, end - now.value))}</span>
      </p>
      {(canExtend(engagement, state) || isAsking) && (
        <button
          class="button"
          type="button"
          aria-disabled={isAsking}
          onClick={() => send({ type: 'more-time-asked', sid })}
        >
          {say(isAsking ? 'wrapUp.askingMoreTime' : 'wrapUp.moreTime')}
        </button>
      )}
      <div role="alert">
        {typeof moreTime === 'object' && <p>{say('wrapUp.noMoreTime', { why: cause(moreTime.problem) })}</p>}
      </div>
    </div>
  );
}
