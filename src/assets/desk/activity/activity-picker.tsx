import { activityOf, type DeskState, mayAct } from '../desk-state';
import { isTaken } from '../ground/engagement';
import { Shape } from '../ground/icons';
import { say } from '../words/desk-words';
import type { Send } from '../desk-events';
import { cause } from '../ground/cause-words';

/** Every activity of the workspace. Buttons, because moving through radio buttons with the arrow keys would choose each. */
export function ActivityPicker({ state, send }: { state: DeskState; send: Send }) {
  const { activities, activityChange: change, activityProblem: problem, worker } = state;
  const waiting = change && change.waitingFor.length > 0;
  const target = activityOf(state, change?.to);
  // In a call one is not waiting for one, whatever the activity is: no green.
  const isBusy = state.engagements.some(({ stage }) => isTaken(stage));
  return (
    <section class="panel">
      <fieldset class="activities">
        <legend>{say('activity.activity')}</legend>
        {activities.map(({ sid, name, available }) => (
          <button
            key={sid}
            class="activity"
            type="button"
            data-tone={available && !isBusy ? 'available' : 'offline'}
            aria-pressed={worker?.activitySid === sid}
            aria-busy={change?.to === sid}
            disabled={!worker || !mayAct(state)}
            onClick={() => send({ type: 'activity-chosen', activitySid: sid })}
          >
            <Shape tone={available && !isBusy ? 'available' : 'offline'} />
            <bdi>{name}</bdi>
          </button>
        ))}
      </fieldset>
      <output class="panel-note">
        {target && say(waiting ? 'activity.completingFirst' : 'activity.changing', { activity: target.name })}
      </output>
      <div role="alert">{problem && <p class="problem">{say('activity.notChanged', { why: cause(problem) })}</p>}</div>
    </section>
  );
}
