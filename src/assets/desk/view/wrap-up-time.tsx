import type { Engagement } from '../model/engagement';
import type { DeskState } from '../model/state';
import { mayComplete } from '../model/in-call/fate';
import { callOf } from '../model/in-call/state';
import { canExtend, wrapUpEndOf } from '../model/wrap-up-time';
import { duration } from './format';
import { say } from './messages/words';
import type { Send } from './send';
import type { Now } from './time';
import { cause } from './words/cause';

interface TimeProps {
  readonly state: DeskState;
  readonly engagement: Engagement;
  readonly send: Send;
  readonly now: Now;
}

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
