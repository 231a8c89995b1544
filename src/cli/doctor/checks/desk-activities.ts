import type { Check } from '../check';
import { fine, verdictOf, type Finding } from '../verdicts';
import { makeActivity } from './activities';

const wanted =
  'busyActivity and nextActivity of desk-config.json, where they are set, are activities of the workspace.';

export const deskActivities: Check = {
  id: 'desk-activities',
  title: "Activities of the desk's configuration",
  weight: 'look',
  needs: ['workspace'],
  async run(context) {
    const [{ busyActivity, nextActivity }, activities] = await Promise.all([
      context.deskConfig(),
      context.facts.activities(),
    ]);
    const named = { busyActivity, nextActivity };
    if (!busyActivity && !nextActivity) return fine('Neither is set.', wanted);
    const findings = Object.entries(named).flatMap(([key, name]): Finding[] => {
      if (!name || activities.some(({ friendlyName }) => friendlyName.toLowerCase() === name.toLowerCase())) return [];
      return [
        {
          found: `${key} is “${name}”, and the workspace has no such activity.`,
          action: `Correct ${key} in src/assets/desk-config.json and deploy again, or make the activity.`,
          ...(key === 'busyActivity' && { fix: makeActivity(context, name, false) }),
        },
      ];
    });
    return verdictOf(findings, {
      wanted,
      whenFine: Object.values(named).filter(Boolean).join(', '),
    });
  },
};
