import type { Engagement } from '../model/engagement';
import { ownLegOf } from '../model/own-leg';
import type { OwnLeg } from '../model/own-leg';
import { say } from './messages/words';
import type { MessageKey } from './messages/words';

const LEGS: Record<Exclude<OwnLeg, 'none'>, MessageKey> = {
  'not-called': 'phone.notCalled',
  dialling: 'phone.dialling',
  connected: 'phone.connected',
  left: 'phone.left',
};

/** Where the agent's own phone stands: the desk's word, kept apart from whatever the task says. */
export function OwnPhone({ engagement, phone }: { engagement: Engagement; phone: string | undefined }) {
  const leg = ownLegOf(engagement);
  if (leg === 'none') return null;
  return (
    <dl class="own-phone">
      <dt>{say('phone.label')}</dt>
      <dd>
        {say(LEGS[leg])}
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
