import type { Engagement } from '../model/engagement';
import { ownLegOf } from '../model/own-leg';
import type { OwnLeg } from '../model/own-leg';
import { acceptByOf, callerOf, detailsOf } from '../model/task';
import { labelOf } from './format';
import { who } from './words/caller';

const LEGS: Record<OwnLeg, string> = {
  none: '',
  'not-called': 'Not called by TaskRouter',
  dialling: 'Ringing: answer it to talk',
  connected: 'Connected',
  left: 'Hung up',
};

/** Who it is, what they want, and what else the task says. */
export function EngagementDetails({ engagement, phone }: { engagement: Engagement; phone: string | undefined }) {
  const { task } = engagement.reservation;
  const caller = callerOf(task.attributes);
  const isCall = acceptByOf(task.attributes) === 'conference';
  const rings = engagement.stage.name === 'ringing' || engagement.stage.name === 'rejecting';
  const facts = detailsOf(task.attributes).map(({ key, value }) => ({ label: labelOf(key), value }));
  if (caller.name && caller.number) facts.unshift({ label: 'Number', value: caller.number });
  const leg = LEGS[ownLegOf(engagement)];
  if (isCall && !rings && leg) {
    facts.unshift({ label: 'Your phone', value: phone ? `${leg} (${phone})` : leg });
  }
  return (
    <div class="details">
      <p class="details-who">{caller.name || caller.number ? who(caller) : `A task from ${task.queueName}`}</p>
      {caller.wants && <p class="details-wants">{caller.wants}</p>}
      {facts.length > 0 && (
        <dl class="facts">
          {facts.map(({ label, value }) => [<dt key={`${label}?`}>{label}</dt>, <dd key={label}>{value}</dd>])}
        </dl>
      )}
    </div>
  );
}
