import { currentActivity, type DeskState } from '../desk-state';
import { say } from '../words/desk-words';
import type { Send } from '../desk-events';

/** Which activity comes after this call; only while there is one. */
export function NextActivity({ state, send }: { state: DeskState; send: Send }) {
  const { automation, activities, settings } = state;
  if (!automation.stretch) return null;
  const back = automation.stretch.backTo;
  const asBefore = activities.find(({ sid }) => sid === back) ?? currentActivity(state);
  const offeredFirst = (name: string): number => (name === settings.nextActivity ? 0 : 1);
  const others = activities
    .filter(({ sid }) => sid !== asBefore?.sid)
    .toSorted((a, b) => offeredFirst(a.name) - offeredFirst(b.name));
  return (
    <label class="field next-activity">
      <span>{say('wrapUp.afterThis')}</span>
      <select
        value={automation.next ?? ''}
        onChange={({ currentTarget: { value } }) =>
          send({ type: 'next-activity-chosen', ...(value !== '' && { activitySid: value }) })
        }
      >
        <option value="">{asBefore?.name ?? say('wrapUp.asBefore')}</option>
        {others.map(({ sid, name }) => (
          <option value={sid} key={sid}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
