import type { Engagement } from '../ground/engagement';
import type { CallState } from '../ground/calls';
import { type OwnLeg, ownLegOf } from './own-leg';
import { ShownNumber } from '../numbers/shown-number';
import { type MessageKey, say } from '../words/desk-words';

const LEGS: Record<Exclude<OwnLeg, 'none'>, MessageKey> = {
  'not-called': 'browserPhone.notCalled',
  dialling: 'browserPhone.dialling',
  connected: 'browserPhone.connected',
  left: 'browserPhone.left',
};

interface OwnPhoneProps {
  readonly engagement: Engagement;
  readonly call: CallState;
  readonly phone: string | undefined;
}

/** Where the agent's own phone stands: the desk's word, kept apart from whatever the task says. */
export function OwnPhone({ engagement, call, phone }: OwnPhoneProps) {
  const leg = ownLegOf(engagement, call);
  if (leg === 'none') return null;
  return (
    <dl class="own-phone">
      <dt>{say('browserPhone.label')}</dt>
      <dd>
        {say(LEGS[leg])}
        {phone && (
          <>
            {' '}
            (<ShownNumber text={phone} />)
          </>
        )}
      </dd>
    </dl>
  );
}
