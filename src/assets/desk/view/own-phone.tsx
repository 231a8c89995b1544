import type { Engagement } from '../model/engagement';
import { ownLegOf } from '../model/own-leg';
import type { OwnLeg } from '../model/own-leg';

const LEGS: Record<OwnLeg, string> = {
  none: '',
  'not-called': 'Not called by TaskRouter',
  dialling: 'Ringing: answer it to talk',
  connected: 'Connected',
  left: 'Hung up',
};

/** Where the agent's own phone stands: the desk's word, kept apart from whatever the task says. */
export function OwnPhone({ engagement, phone }: { engagement: Engagement; phone: string | undefined }) {
  const leg = LEGS[ownLegOf(engagement)];
  if (!leg) return null;
  return (
    <dl class="own-phone">
      <dt>Your phone</dt>
      <dd>
        {leg}
        {phone && (
          <>
            {' '}
            (<bdi>{phone}</bdi>)
          </>
        )}
      </dd>
    </dl>
  );
}
