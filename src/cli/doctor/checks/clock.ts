import { CannotCheck, type Check } from '../check';
import { fine, wrong } from '../verdicts';

/** What is signed here is good for minutes; a clock that is off by more ends sessions before they begin. */
const mostSeconds = 60;

export const clock: Check = {
  id: 'clock',
  title: 'Clock',
  weight: 'look',
  needs: ['credentials'],
  async run({ facts, io }) {
    const before = io.clock.now();
    const { date } = await facts.probeAs();
    if (date === undefined) throw new CannotCheck('Not checked: the answer did not say what time it is.');
    // It was answered at some moment in between, and the header has no fractions.
    const earliest = before - 1_000;
    const latest = io.clock.now();
    const off = Math.round((date < earliest ? earliest - date : Math.max(0, date - latest)) / 1_000);
    const wanted = `This machine's clock at most ${mostSeconds} seconds from Twilio's.`;
    if (off <= mostSeconds) return fine(off === 0 ? 'Right.' : `Off by ${off} seconds.`, wanted);
    const direction = date < earliest ? 'ahead of' : 'behind';
    return wrong({
      wanted,
      found: `${off.toLocaleString('en')} seconds ${direction} Twilio's: tokens that are signed here are refused.`,
      action: 'Let the system set its clock automatically, for example with “timedatectl set-ntp true”.',
    });
  },
};
