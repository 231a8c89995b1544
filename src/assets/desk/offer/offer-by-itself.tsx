import type { Engagement } from '../ground/engagement';
import { secondsLeft } from '../ground/deadline';
import type { Now } from '../ground/time';
import { say } from '../words/desk-words';
import type { Send } from '../desk-events';

/** That what rings is accepted without the agent, when, and the way out. */
export function ByItself({ engagement, send, now }: { engagement: Engagement; send: Send; now: Now }) {
  const { byItself, sid, stage } = engagement;
  if (typeof byItself !== 'number' || stage.name !== 'ringing') return null;
  return (
    <div class="outcome">
      <p role="timer">{say('offer.byItself', { count: secondsLeft(byItself, now.value) })}</p>
      <button class="button" type="button" onClick={() => send({ type: 'decide-myself-asked', sid })}>
        {say('offer.decideMyself')}
      </button>
    </div>
  );
}
