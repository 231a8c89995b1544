import type { Engagement } from '../model/engagement';
import type { CallState } from '../model/in-call/state';
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
