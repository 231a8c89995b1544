import { counted } from '../../output/count';
import type { Check } from '../check';
import { fine, wrong } from '../verdicts';

const wanted = 'Workers: agents sign in by their names.';

export const workers: Check = {
  id: 'workers',
  title: 'Workers',
  needs: ['workspace'],
  async run({ facts }) {
    const { length } = await facts.workers();
    if (length > 0) return fine(`${counted(length, 'worker')}.`, wanted);
    return wrong(
      {
        found: 'The workspace has none, so that nobody can sign in.',
        action:
          'Make one for each agent: https://console.twilio.com, the workspace, “Workers”; or by “desk setup apply”.',
      },
      wanted,
    );
  },
};
