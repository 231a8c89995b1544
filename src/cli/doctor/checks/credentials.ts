import { CliError } from '../../cli-error';
import type { Connection } from '../../connection';
import type { Check } from '../check';
import { fine, wrong } from '../verdicts';

const wanted = 'ACCOUNT_SID and AUTH_TOKEN, or API_KEY and API_SECRET, that Twilio accepts for this account.';
const accountInfo = 'https://console.twilio.com, “Account Info”';

export const credentials: Check = {
  id: 'credentials',
  title: 'Credentials',
  weight: 'stops',
  waivable: false,
  async run({ facts, local }) {
    let connection: Connection;
    try {
      connection = await facts.connection();
    } catch (error) {
      if (!(error instanceof CliError) || error.code !== 'not_configured') throw error;
      return wrong({ wanted, found: 'There are no usable credentials.', action: error.message });
    }
    const { accountSid, source, region } = connection;
    const { status } = await facts.probe();
    if (status >= 200 && status < 300) return fine(`Twilio accepts those of ${source}, for ${accountSid}.`, wanted);
    const found = `Twilio refuses those of ${source}, for ${accountSid} (HTTP ${status}).`;
    const action =
      local === undefined
        ? `Copy both again from ${accountInfo}, in the region ${region}: each has its own. Make sure that no blanks or quotation marks are copied with them.`
        : 'Leave ACCOUNT_SID and AUTH_TOKEN out of the environment, or set those that “npm start” was given.';
    return wrong({ wanted, found, action });
  },
};
