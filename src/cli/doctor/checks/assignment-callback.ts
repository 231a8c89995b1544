import { placeOf, readAddress } from '../addresses';
import { type Check, requireDesk } from '../check';
import type { DoctorContext } from '../context';
import { changeWorkflow, lookedAt, usualAssignment, type LookedAt } from '../desk-workflows';
import { verdictOf, type Finding } from '../verdicts';

const wanted = "The assignment callback of each workflow of the desk is the desk's /assignment, by https.";

/** @returns what is wrong with a callback, as the end of a sentence */
function problemOf(url: string, desk: string | undefined, isLocal: boolean): string | undefined {
  if (url === '') return 'is not set';
  const address = readAddress(url, isLocal);
  if (typeof address === 'string') return `(${placeOf(url)}) ${address}`;
  if (desk !== undefined && address.origin !== desk)
    return `(${address.place}) is not at the desk, which is at ${desk}`;
  return address.path === '/assignment' ? undefined : `(${address.place}) is not the desk's /assignment`;
}

function look(context: DoctorContext, { workflow, isDesks }: LookedAt, desk: string | undefined): Finding[] {
  const url = workflow.assignmentCallbackUrl ?? '';
  const problem = problemOf(url, desk, context.local !== undefined);
  // Whatever somebody else does with a workflow of theirs is all right, as long as it can work.
  if (problem === undefined || (!isDesks && url !== '' && typeof readAddress(url, true) !== 'string')) return [];
  // Where nobody knows where the desk is, a person has to say it.
  const target = usualAssignment(desk ?? 'https://DESK');
  return [
    {
      found: `The assignment callback of ${workflow.friendlyName} ${problem}.`,
      action: `Set the Assignment URL to ${target}: https://console.twilio.com, the workspace, “Workflows”.`,
      weight: isDesks ? undefined : 'know',
      ...(isDesks &&
        desk !== undefined && {
          fix: changeWorkflow(
            context,
            workflow,
            `Set the assignment callback of ${workflow.friendlyName} to ${target}`,
            {
              assignmentCallbackUrl: target,
            },
          ),
        }),
    },
  ];
}

/** @see https://www.twilio.com/docs/taskrouter/handle-assignment-callbacks */
export const assignmentCallback: Check = {
  id: 'assignment-callback',
  title: 'Assignment callbacks',
  weight: 'look',
  needs: ['workflow'],
  afterDeployment: true,
  async run(context) {
    const [desk, workflows] = await Promise.all([context.desk.origin(), lookedAt(context)]);
    const desks = workflows.filter(({ isDesks }) => isDesks);
    // As long as it is nowhere, there is nothing that they could be set to.
    if (desk === undefined && desks.every(({ workflow }) => !workflow.assignmentCallbackUrl))
      await requireDesk(context);
    const findings = workflows.flatMap((workflow) => look(context, workflow, desk));
    return verdictOf(findings, { wanted, whenFine: `At ${desk ?? ''}/assignment.` });
  },
};
