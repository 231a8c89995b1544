import { counted } from '../../output/count';
import { CannotCheck, type Check } from '../check';
import type { DoctorContext } from '../context';
import { fine, wrong } from '../verdicts';

const wanted = 'Workers: agents sign in by their names.';

/** @throws CannotCheck where there are none, so that nobody else is blamed for it */
export async function requireWorkers({ facts }: DoctorContext): Promise<void> {
  if ((await facts.workers()).length === 0) throw new CannotCheck('Not checked: fix “Workers” first.');
}

export const workers: Check = {
  id: 'workers',
  title: 'Workers',
  weight: 'look',
  needs: ['workspace'],
  async run({ facts }) {
    const { length } = await facts.workers();
    if (length > 0) return fine(`${counted(length, 'worker')}.`, wanted);
    return wrong({
      wanted,
      found: 'The workspace has no workers, so nobody can sign in.',
      action:
        'Make one for each agent: https://console.twilio.com, the workspace, “Workers”; or by “desk setup apply”.',
    });
  },
};
