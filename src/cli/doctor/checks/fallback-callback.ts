import { placeOf, readAddress } from '../addresses';
import { type Check, requireDesk } from '../check';
import { changeWorkflow, lookedAt, usualAssignment } from '../desk-workflows';
import { verdictOf, type Finding } from '../verdicts';

const wanted =
  'Each workflow of the desk has a fallback for its assignment callback, which may be the same address again.';

export const fallbackCallback: Check = {
  id: 'fallback-callback',
  title: 'Fallback assignment callbacks',
  weight: 'look',
  needs: ['assignment-callback'],
  afterDeployment: true,
  async run(context) {
    const desk = await requireDesk(context);
    const findings = (await lookedAt(context)).flatMap(({ workflow, isDesks }): Finding[] => {
      const { friendlyName, assignmentCallbackUrl, fallbackAssignmentCallbackUrl: url } = workflow;
      if (!isDesks) return [];
      const address = url
        ? readAddress(url, context.local !== undefined)
        : 'is not set: a callback that fails once is lost';
      if (typeof address !== 'string') return [];
      const target = assignmentCallbackUrl || usualAssignment(desk);
      return [
        {
          found: `The fallback of ${friendlyName} ${url ? `(${placeOf(url)}) ` : ''}${address}.`,
          action: 'Set the Fallback URL to the Assignment URL: https://console.twilio.com, the workspace, “Workflows”.',
          weight: url ? 'look' : 'know',
          fix: changeWorkflow(context, workflow, `Set the fallback of ${friendlyName} to ${placeOf(target)}`, {
            fallbackAssignmentCallbackUrl: target,
          }),
        },
      ];
    });
    return verdictOf(findings, { wanted, whenFine: 'Each has one.' });
  },
};
