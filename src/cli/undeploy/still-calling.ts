import type { Twilio } from 'twilio';
import { largestPage } from '../bulk/pages';
import { isGone } from '../explain';
import { readUrl } from '../../lib/text/read-url';

/** Says who would call into nothing: phone numbers, and what of a workspace. */
export async function stillCalling(
  client: Twilio,
  domains: readonly string[],
  workspaceSid: string | undefined,
): Promise<readonly string[]> {
  const leadsThere = (url: string | null | undefined): boolean =>
    typeof url === 'string' && domains.includes(readUrl(url)?.host ?? '');
  const numbers = await client.incomingPhoneNumbers.list({ pageSize: largestPage });
  const callers = numbers
    .filter(({ voiceUrl }) => leadsThere(voiceUrl))
    .map(({ phoneNumber }) => `the phone number ${phoneNumber}`);
  if (workspaceSid === undefined) return callers;
  const workspace = client.taskrouter.v1.workspaces(workspaceSid);
  try {
    const [{ eventCallbackUrl }, workflows] = await Promise.all([
      workspace.fetch(),
      workspace.workflows.list({ pageSize: largestPage }),
    ]);
    return [
      ...callers,
      ...workflows
        .filter((workflow) =>
          [workflow.assignmentCallbackUrl, workflow.fallbackAssignmentCallbackUrl].some((url) => leadsThere(url)),
        )
        .map(({ friendlyName }) => `the workflow ${friendlyName}`),
      ...(leadsThere(eventCallbackUrl) ? ["the workspace's event callback"] : []),
    ];
  } catch (error) {
    // Whoever takes everything away may have begun with the workspace.
    if (isGone(error)) return callers;
    throw error;
  }
}
