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
    .description('check the whole setup and say what to fix; exits with 1 if something stops a deployment')
    .option('--fix', 'fix what can be fixed, after a confirmation')
    .option('--yes', 'fix without a confirmation')
    .option('--strict', 'exit with 1 for warnings (!) as well')
    .option(...waiveOption, readWaiver)
    .option('--only <ids>', 'run only these checks, separated by commas, and those they need', ids)
    .option('--desk <origin>', "the desk's address (default: DESK_ORIGIN, else the workflow's callback)")
    .addHelpText(
      'after',
      examples(
        ['desk doctor', 'check everything, change nothing'],
        ['desk doctor --fix', 'fix what can be fixed'],
        ['desk doctor --strict --waive contact-uri="trainees have no phone yet"', 'in a nightly job'],
        ['desk doctor --only contact-uri,workers --json', 'some checks, as JSON'],
        ['desk doctor --local', 'the local desk of “npm start”'],
      ),
    )
    .action((options: DoctorOptions) =>
      act(async (invocation) => (await import('./doctor-verb')).runDoctor(invocation, options)),
    );
};
