import type { Check } from '../check';
import { fine, wrong } from '../verdicts';

const wanted = 'An agent who misses a call goes to an activity in which nobody is available.';

export const timeoutActivity: Check = {
  id: 'timeout-activity',
  title: 'Activity after a missed call',
  weight: 'look',
  needs: ['activities'],
  async run({ facts }) {
    const [{ timeoutActivitySid, timeoutActivityName }, activities] = await Promise.all([
      facts.workspace(),
      facts.activities(),
    ]);
    const activity = activities.find(({ sid }) => sid === timeoutActivitySid);
    if (activity && !activity.available) return fine(`${activity.friendlyName}.`, wanted);
    const away = activities.filter(({ available }) => !available);
    const better =
      away.find(({ friendlyName }) => friendlyName === 'Unavailable') ??
      away.find(({ friendlyName }) => friendlyName.toLowerCase() === 'offline') ??
      away[0];
    return wrong({
      wanted,
      found: activity
        ? `Workers are available in ${timeoutActivityName}: an agent who is away is offered one call after another.`
        : 'The workspace names none of its activities.',
      action: 'Choose another: https://console.twilio.com, the workspace, “Settings”, “Timeout Activity”.',
      ...(better && {
        fix: {
          what: `Set the workspace's timeout activity to ${better.friendlyName}`,
          apply: async () => {
            await (await facts.inWorkspace()).update({ timeoutActivitySid: better.sid });
          },
        },
      }),
    });
  },
};
