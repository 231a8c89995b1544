import { isPhoneNumber } from '../../../lib/phone-number';
import { CannotCheck, type Check } from '../check';
import type { DoctorContext } from '../context';
import { fine, wrong } from '../verdicts';

const wanted = 'CALLER_ID, where it is set, is a phone number of the account, or one that it has verified.';

export const callerId: Check = {
  id: 'caller-id',
  title: 'Caller ID',
  weight: 'look',
  needs: ['credentials'],
  async run(context) {
    const number = context.variables['CALLER_ID'];
    if (!number) return fine('Not set: no number can be added to a call, and nobody can be called.', wanted);
    if (!isPhoneNumber(number)) throw new CannotCheck('Not checked: CALLER_ID has to be fixed first; see “Variables”.');
    const numbers = (await context.facts.phoneNumbers()).map(({ phoneNumber }) => phoneNumber);
    if (numbers.includes(number)) return fine(`${number} is the account's.`, wanted);
    if (await isVerified(context, number)) return fine(`${number} is verified.`, wanted);
    return wrong({
      wanted,
      found: `${number} is neither the account's nor verified. The account has: ${numbers.join(', ') || 'none'}.`,
      action:
        'Set CALLER_ID to a number of the account, or verify this one at https://console.twilio.com, “Phone Numbers”, “Verified Caller IDs”; deploy again.',
    });
  },
};

/** The local TaskRouter verifies no numbers. */
async function isVerified({ facts, local }: DoctorContext, phoneNumber: string): Promise<boolean> {
  if (local !== undefined) return false;
  const found = await (await facts.client()).outgoingCallerIds.list({ phoneNumber, pageSize: 20 });
  return found.some((verified) => verified.phoneNumber === phoneNumber);
}
