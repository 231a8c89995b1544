import type { Check } from '../check';
import { changeWorkflow, lookedAt } from '../desk-workflows';
import { verdictOf, type Finding } from '../verdicts';

/** In less, nobody comes to the telephone; after more, the caller has hung up. */
const least = 10;
const most = 120;

const wanted = `An agent has ${least} to ${most} seconds to answer; Twilio's default is ${most}.`;

export const reservationTimeout: Check = {
  id: 'reservation-timeout',
  title: 'Time to answer',
  weight: 'know',
  needs: ['workspace'],
  async run(context) {
    const workflows = (await lookedAt(context)).filter(({ isDesks }) => isDesks);
    const findings = workflows.flatMap(({ workflow }): Finding[] => {
      const { friendlyName, taskReservationTimeout: seconds } = workflow;
      if (!seconds || (seconds >= least && seconds <= most)) return [];
      const better = seconds < least ? least : most;
      return [
        {
          found: `${friendlyName} gives ${seconds.toLocaleString('en')} seconds.`,
          action: 'Set “Task Reservation Timeout”: https://console.twilio.com, the workspace, “Workflows”.',
          fix: changeWorkflow(context, workflow, `Set the time to answer of ${friendlyName} to ${better} seconds`, {
            taskReservationTimeout: better,
          }),
        },
      ];
    });
    const all = workflows.map(
      ({ workflow }) => `${workflow.friendlyName} ${workflow.taskReservationTimeout || most} s`,
    );
    return verdictOf(findings, { wanted, whenFine: all.join(', ') || 'No workflow of the desk.' });
  },
};
