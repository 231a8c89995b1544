import type { Check, Fix } from '../check';
import { verdictOf, type Finding } from '../verdicts';
import type { DoctorContext } from '../context';

const wanted = 'An activity in which workers are available, one in which they are not, and one named Offline.';

export const makeActivity = ({ facts }: DoctorContext, friendlyName: string, available: boolean): Fix => ({
  what: `Make the activity ${friendlyName}, in which workers are ${available ? '' : 'not '}available`,
  apply: async () => {
    await (await facts.inWorkspace()).activities.create({ friendlyName, available });
  },
});

export const activities: Check = {
  id: 'activities',
  title: 'Activities',
  weight: 'stops',
  needs: ['workspace'],
  async run(context) {
    const all = await context.facts.activities();
    const findings: Finding[] = [];
    const action = 'Create it: https://console.twilio.com, the workspace, “Activities”.';
    const taken = (name: string): boolean => all.some(({ friendlyName }) => friendlyName === name);
    if (!all.some(({ available }) => available)) {
      findings.push({
        found: 'There is no activity in which workers are available, so nobody can be offered a call.',
        action,
        ...(!taken('Available') && { fix: makeActivity(context, 'Available', true) }),
      });
    }
    const offline = all.find(({ friendlyName }) => friendlyName.toLowerCase() === 'offline');
    if (!offline) {
      findings.push({
        found: 'There is no activity named Offline, in which the desk leaves an agent who signs out.',
        action,
        // Where there is another one to rest in, the desk takes that.
        weight: all.some(({ available }) => !available) ? 'know' : 'look',
        fix: makeActivity(context, 'Offline', false),
      });
    } else if (offline.available) {
      findings.push({
        found: `Workers are available in ${offline.friendlyName}: agents who have gone home are offered calls.`,
        weight: 'look',
        action: 'Make another activity for it, and delete this one; an activity cannot be changed.',
      });
    }
    return verdictOf(findings, {
      wanted,
      whenFine: all
        .map(({ friendlyName, available }) => `${friendlyName}${available ? ' (available)' : ''}`)
        .join(', '),
    });
  },
};
