import { awayActivity } from '../activity/activity-rules';
import { currentActivity, type DeskState } from '../desk-state';
import { say } from '../words/desk-words';
import type { Send } from '../desk-events';
import { gaveUp } from './offer-words';

/** That the agent's phone did not answer, what the desk did about it, and how to get back. */
export function GaveUp({ state, send }: { state: DeskState; send: Send }) {
  const given = state.reach.gaveUp;
  const away = awayActivity(state);
  const isGoing = state.activityChange?.rejectPending === true;
  const current = currentActivity(state);
  return (
    <div role="alert">
      {given && (
        <div class="outcome" data-end="failed-to-connect">
          <p>
            <strong>{gaveUp(given.contact)}.</strong> {whatNow(isGoing, current)}
          </p>
          {current?.available && away && !isGoing && (
            <button class="button" type="button" onClick={() => send({ type: 'go-away-asked' })}>
              {say('offer.changeTo', { activity: away.name })}
            </button>
          )}
          <button
            class="button"
            data-kind="quiet"
            type="button"
            aria-label={say('ground.dismiss')}
            onClick={() => send({ type: 'giving-up-read' })}
          >
            {say('ground.ok')}
          </button>
        </div>
      )}
    </div>
  );
}

function whatNow(isGoing: boolean, current: { name: string; available: boolean } | undefined): string {
  if (isGoing) return say('browserPhone.unansweredGoing');
  if (current && !current.available) return say('browserPhone.unansweredAway', { activity: current.name });
  return say('browserPhone.unansweredStill');
}
