import { CliError } from '../../cli-error';
import { isGone } from '../../explain';
import type { Check } from '../check';
import { fine, wrong } from '../verdicts';

const wanted = 'WORKSPACE_SID is a TaskRouter workspace of this account.';

export const workspace: Check = {
  id: 'workspace',
  title: 'Workspace',
  weight: 'stops',
  needs: ['credentials'],
  async run({ facts }) {
    try {
      const { friendlyName, sid } = await facts.workspace();
      return fine(`${friendlyName} (${sid}).`, wanted);
    } catch (error) {
      if (error instanceof CliError && error.code === 'not_configured') {
        return wrong({ wanted, found: error.message, action: 'Set WORKSPACE_SID to the SID of the right one.' });
      }
      if (!isGone(error)) throw error;
      const client = await facts.client();
      const all = await client.taskrouter.v1.workspaces.list({ pageSize: 100 });
      const known = all.map(({ friendlyName, sid }) => `${friendlyName} (${sid})`).join(', ') || 'none';
      return wrong({
        wanted,
        found: `The account has no workspace ${await facts.workspaceSid()}. It has: ${known}.`,
        action:
          'Set WORKSPACE_SID to the SID of the right one: https://console.twilio.com, “TaskRouter”, “Workspaces”. “desk setup apply” makes one.',
      });
    }
  },
};
