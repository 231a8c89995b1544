import { useState } from 'preact/hooks';
import type { Engagement } from '../model/engagement';
import { callerOf, detailsOf } from '../model/task';
import { labelOf, shortened } from './format';
import { LongText } from './long-text';
import { say } from './messages/words';

/** How many details are shown until the agent asks for more. */
const SHOWN = 8;

/** Characters of a label. */
const LABEL_LENGTH = 60;

/** Who it is and what they want, in the customer's or the operator's own text. */
export function CallerDetails({ engagement }: { engagement: Engagement }) {
  const { attributes, queueName } = engagement.reservation.task;
  const { name, number, wants } = callerOf(attributes);
  return (
    <div class="details">
      <p class="details-who">
        <LongText
          text={name ?? number ?? say('customer.taskFrom', { queue: queueName })}
          about={say('customer.theName')}
        />
      </p>
      {name && number && (
        <p class="details-number">
          <LongText text={number} about={say('customer.theNumber')} />
        </p>
      )}
      {wants && (
        <p class="details-wants">
          <LongText text={wants} about={say('customer.theWish')} />
        </p>
      )}
    </div>
  );
}

/** What else the task says: whatever programs wrote there, which the desk does not vouch for. */
export function TaskDetails({ engagement }: { engagement: Engagement }) {
  const details = detailsOf(engagement.reservation.task.attributes);
  const [all, setAll] = useState(false);
  if (details.length === 0) return null;
  return (
    <div class="attributes">
      <h2 id="attributes-title">{say('customer.fromTheTask')}</h2>
      <dl class="facts" aria-labelledby="attributes-title">
        {details.slice(0, all ? details.length : SHOWN).map(({ key, name, value }) => (
          <div class="fact" key={key}>
            <dt title={name}>
              <bdi>{shortened(labelOf(name), LABEL_LENGTH)}</bdi>
            </dt>
            <dd>
              <LongText text={value} about={shortened(labelOf(name), LABEL_LENGTH)} />
            </dd>
          </div>
        ))}
      </dl>
      {details.length > SHOWN && (
        <button class="button more" data-kind="quiet" type="button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? say('page.showLess') : say('page.showAllCount', { count: details.length })}
        </button>
      )}
    </div>
  );
}
