import { isSid } from '../../../lib/sids';
import { isGone, refusalOf } from '../../explain';
import { CannotCheck, type Check } from '../check';
import type { DoctorContext } from '../context';
import { fine, wrong } from '../verdicts';

const wanted = 'API_KEY is a Standard key of this account, and API_SECRET is its secret.';
const action =
  'Make a key at https://console.twilio.com, “API keys & tokens”, “Create API key”, type Standard, in the account of ACCOUNT_SID and the region of TWILIO_REGION; ' +
  'set API_KEY and API_SECRET to what it shows, and deploy again. Agents have to sign in again afterwards.';

/** Agents' tokens are signed with it; one of another account makes the page fail with a token that looks right. */
export const apiKey: Check = {
  id: 'api-key',
  title: 'API key',
  weight: 'stops',
  needs: ['credentials'],
  async run(context) {
    const { API_KEY: key, API_SECRET: secret } = context.variables;
    if (!key || !secret || !isSid('SK', key)) {
      throw new CannotCheck('Not checked: API_KEY and API_SECRET have to be fixed first; see “Variables”.');
    }
    if ((await isOfAccount(context, key)) === false) {
      return wrong({ wanted, found: `The account has no key ${key}.`, action });
    }
    const { status } = await context.facts.probeAs({ username: key, password: secret });
    if (status === 401 || status === 404) {
      return wrong({
        wanted,
        found: `Twilio refuses ${key} with API_SECRET for this account (HTTP ${status}).`,
        action,
      });
    }
    return fine(`${key} is the account's, and its secret fits.`, wanted);
  },
};

/** @returns undefined where the credentials in use may not ask */
async function isOfAccount({ facts }: DoctorContext, key: string): Promise<boolean | undefined> {
  try {
    await (await facts.client()).keys(key).fetch();
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    const status = refusalOf(error)?.status;
    if (status === 401 || status === 403) return undefined;
    throw error;
  }
}
