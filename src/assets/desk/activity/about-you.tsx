import type { DeskState } from '../desk-state';
import { contactOf, skillsOf } from '../ground/task';
import { ShownNumber } from '../numbers/shown-number';
import { say } from '../words/desk-words';

/** What TaskRouter knows about the agent, which decides the calls they get. */
export function AboutYou({ state }: { state: DeskState }) {
  const { worker } = state;
  if (!worker) return null;
  const skills = skillsOf(worker.attributes);
  const phone = contactOf(worker.attributes);
  return (
    <dl class="facts">
      <dt>{say('activity.skills')}</dt>
      <dd>
        {skills.length === 0 && say('activity.none')}
        {skills.length > 0 && (
          <ul class="chips">
            {skills.map((skill) => (
              <li key={skill}>
                <bdi>{skill}</bdi>
              </li>
            ))}
          </ul>
        )}
      </dd>
      <dt>{say('activity.phone')}</dt>
      <dd>{phone ? <ShownNumber text={phone} /> : say('activity.noNumber')}</dd>
    </dl>
  );
}
