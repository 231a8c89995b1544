import { isPhoneNumber, readNumbers } from '../../../lib/phone-number';
import { CannotCheck, type Check } from '../check';
import type { DoctorContext } from '../context';
import { fine, wrong } from '../verdicts';

const wanted = 'CALLER_ID and CALLER_IDS, where set, are phone numbers of the account, or ones that it has verified.';

export const callerId: Check = {
  id: 'caller-id',
  title: 'Caller ID',
  weight: 'look',
  needs: ['credentials'],
  async run(context) {
    const number = context.variables['CALLER_ID'];
    if (!number) return fine('Not set: no number can be added to a call, and nobody can be called.', wanted);
    const others = context.variables['CALLER_IDS'] ?? '';
    const further = others === '' ? [] : readNumbers(others);
    if (!isPhoneNumber(number) || !further)
      throw new CannotCheck('Not checked: CALLER_ID and CALLER_IDS have to be fixed first; see “Variables”.');
    const numbers = (await context.facts.phoneNumbers()).map(({ phoneNumber }) => phoneNumber);
    const found: string[] = [];
    for (const one of new Set([number, ...further])) {
      const isVerifiedOne = !numbers.includes(one) && (await isVerified(context, one));
      if (!numbers.includes(one) && !isVerifiedOne)
        return wrong({
          wanted,
          found: `${one} is neither the account's nor verified. The account has: ${numbers.join(', ') || 'none'}.`,
          action:
            'Set CALLER_ID and CALLER_IDS to numbers of the account, or verify this one at https://console.twilio.com, “Phone Numbers”, “Verified Caller IDs”; deploy again.',
        });
      found.push(`${one} is ${isVerifiedOne ? 'verified' : "the account's"}.`);
    }
    return fine(found.join(' '), wanted);
  },
};

/** The local TaskRouter verifies no numbers. */
async function isVerified({ facts, local }: DoctorContext, phoneNumber: string): Promise<boolean> {
  if (local !== undefined) return false;
  const found = await (await facts.client()).outgoingCallerIds.list({ phoneNumber, pageSize: 20 });
  return found.some((verified) => verified.phoneNumber === phoneNumber);
}
