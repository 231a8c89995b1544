import { refusalOf } from '../../explain';
import type { Check } from '../check';
import { fine, wrong } from '../verdicts';
import { requireMode } from './sign-in';

const wanted = 'Twilio Sync answers, where people sign in as themselves: nobody can sign in without.';

export const sync: Check = {
  id: 'sync',
  title: 'Twilio Sync',
  weight: 'stops',
  needs: ['credentials'],
  async run(context) {
    if (requireMode(context) === 'shared') return fine('Not needed: SIGN_IN is shared.', wanted);
    const client = await context.facts.client();
    try {
      await client.sync.v1.services('default').documents.list({ limit: 1, pageSize: 1 });
      return fine('It answers.', wanted);
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal) throw error;
      return wrong({
        wanted,
        found: `Twilio Sync refuses the account’s default service (HTTP ${refusal.status}).`,
        action:
          'Look at https://console.twilio.com, “Sync”, whether the account has it, and that the API key is of the type Standard.',
      });
    }
  },
};
