import { examples } from '../help-examples';
import type { Noun } from '../invocation';
import type { DoctorOptions } from './doctor-verb';
import { readWaiver, waiveOption } from '../waive-option';

const ids = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...text.split(',').map((part) => part.trim()),
];

/** `desk doctor` */
export const doctor: Noun = (program, act) => {
  program
    .command('doctor')
    .description(
      'look at the whole set-up, and say what is wrong and what to do; ends with 1 if something stops a deployment',
    )
    .option('--fix', 'repair what can be repaired, after a question')
    .option('--yes', 'repair without a question')
    .option('--strict', 'end with 1 also where somebody should look at something (!)')
    .option(...waiveOption, readWaiver)
    .option('--only <ids>', 'make these checks alone, parted by commas, and those they need', ids)
    .option('--desk <origin>', "where the desk is (DESK_ORIGIN, else where the workflow's callback is)")
    .addHelpText(
      'after',
      examples(
        ['desk doctor', 'look at everything, change nothing'],
        ['desk doctor --fix', 'repair what can be repaired'],
        ['desk doctor --strict --waive contact-uri="trainees have no phone yet"', 'for a nightly job'],
        ['desk doctor --only contact-uri,workers --json', 'some checks, for programs'],
        ['desk doctor --local', 'the local desk of “npm start”'],
      ),
    )
    .action((options: DoctorOptions) =>
      act(async (invocation) => (await import('./doctor-verb')).runDoctor(invocation, options)),
    );
};
