import { tallyJest, tallyPlaywright, type Tally } from './tally';

/** One step of `npm test`. */
export interface Stage {
  name: string;
  /** What to do when it fails, as an end to "… failed: ". */
  remedy: string;
  /** A shell command; `$REPORT` is replaced by the path its report goes to. */
  command: string;
  /** Reads the tests' results from the parsed report; throws when it is none. */
  tally?: (report: unknown) => Tally;
  /** Needs a browser. */
  browser?: true;
  /** The name of a stage of an earlier round without which this one cannot run. */
  needs?: string;
}

/** Stages in the order they run; those of one round run beside each other. */
export type Rounds = readonly (readonly Stage[])[];

const BUILD: Stage = {
  name: 'Build',
  command: 'npm run --silent build -- --if-changed',
  remedy: 'correct what it says above.',
};

const BROWSER: Stage = {
  name: 'Browser tests',
  command: 'npx playwright test',
  remedy: '`npm run test:e2e` runs these alone; test-results/ has a trace of each failure.',
  tally: tallyPlaywright,
  browser: true,
  needs: BUILD.name,
};

/** Everything, the quickest first. */
export const ALL_STAGES: Rounds = [
  [
    { name: 'Format', command: 'npm run --silent format:check', remedy: '`npm run format` puts it right.' },
    { name: 'Lint', command: 'npm run --silent lint', remedy: 'correct what oxlint says above.' },
    { name: 'Types', command: 'npm run --silent types', remedy: 'correct what the compiler says above.' },
    BUILD,
  ],
  [
    {
      name: 'Unit and conformance tests',
      command: 'npm run --silent test:unit -- --json --outputFile="$REPORT"',
      remedy: '`npx jest <file>` runs one file alone.',
      tally: tallyJest,
    },
  ],
  [BROWSER],
];

/** `npm run test:e2e`. */
export const BROWSER_STAGES: Rounds = [[BUILD], [BROWSER]];
