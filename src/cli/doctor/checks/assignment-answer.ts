import { CannotCheck, type Check, requireDesk } from '../check';
import { readAddress } from '../addresses';
import type { DoctorContext } from '../context';
import { describeAnswer } from '../desk-service';
import { lookedAt } from '../desk-workflows';
import { verdictOf, type Finding } from '../verdicts';
import { isTurnedAway } from './protected';

const wanted = 'Each assignment callback at the desk answers what is signed with AUTH_TOKEN, as Twilio signs.';

/** What TaskRouter would send, for a task that there is not. @see https://www.twilio.com/docs/taskrouter/handle-assignment-callbacks */
function sample({ variables }: DoctorContext, workflowSid: string, workspaceSid: string): Record<string, string> {
  const none = '0'.repeat(32);
  return {
    AccountSid: variables['ACCOUNT_SID'] ?? '',
    WorkspaceSid: workspaceSid,
    WorkflowSid: workflowSid,
    TaskSid: `WT${none}`,
    ReservationSid: `WR${none}`,
    TaskAttributes: `{"call_sid": "CA${none}"}`,
    WorkerAttributes: '{"contact_uri": "+15550100"}',
  };
}

export const assignmentAnswer: Check = {
  id: 'assignment-answer',
  title: 'Answers to assignments',
  weight: 'stops',
  needs: ['assignment-callback', 'deployed'],
  afterDeployment: true,
  async run(context) {
    const authToken = context.variables['AUTH_TOKEN'];
    if (!authToken) throw new CannotCheck('Not checked: nothing can be signed without AUTH_TOKEN.');
    const [desk, workspaceSid, workflows] = await Promise.all([
      requireDesk(context),
      context.facts.workspaceSid(),
      lookedAt(context),
    ]);
    const { getExpectedTwilioSignature } = await import('twilio/lib/webhooks/webhooks');
    const findings = await Promise.all(
      workflows.map(async ({ workflow: { sid, friendlyName, assignmentCallbackUrl } }): Promise<Finding[]> => {
        const url = assignmentCallbackUrl ?? '';
        const address = readAddress(url, context.local !== undefined);
        if (typeof address === 'string' || address.origin !== desk || address.path !== '/assignment') return [];
        const form = sample(context, sid, workspaceSid);
        const answer = await context.desk.post(url, form, getExpectedTwilioSignature(authToken, url, form));
        if (answer.status === 200) return [];
        if (isTurnedAway(answer)) {
          return [
            {
              found: `${friendlyName}: the desk refuses what is signed with AUTH_TOKEN (HTTP ${answer.status}).`,
              action:
                "See that AUTH_TOKEN is the account's primary one, and that the desk is deployed to this very account; deploy again.",
            },
          ];
        }
        return [
          {
            found: `${friendlyName}: the desk answers an assignment by ${describeAnswer(answer)}`,
            action: "Correct the query of the workflow's assignment callback; docs/functions.md has its fields.",
          },
        ];
      }),
    );
    return verdictOf(findings.flat(), { wanted, whenFine: 'Signed requests are answered.' });
  },
};
