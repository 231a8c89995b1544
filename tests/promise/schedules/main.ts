import { parseArgs } from 'node:util';
import { runDay, runSchedule, type ScheduleOptions } from './run';
import { playInBrowser } from './browser/play-in-browser';
import { playInProcesses } from './several-processes';
import { brokenOff, Tally, type Result } from './tally';

const HELP =
  'npm run schedules -- [--seeds 1-100] [--workers 2] [--replay SEED] [--browser] [--day CALLS] [--alone SECONDS] [--untold SECONDS]\n\n' +
  '  --seeds    which to play: one, or from one to another\n' +
  '  --workers  in so many processes at a time\n' +
  '  --replay   plays one and tells its story, with the log of the Functions\n' +
  '  --browser  with the real pages in a browser: shorter schedules, of seeds of their own\n' +
  '  --day      a whole day of so many calls, and after each both pages beside TaskRouter\n' +
  '  --alone    how long a customer may be alone\n' +
  '  --untold   how long until a screen has to tell of it';

/** The floor page reads every five seconds, and does not count who has waited in a queue for less than ten. */
const UNTOLD_IN_BROWSER = 20;

/** A line of progress after so many. */
const TELLS_EVERY = 25;

function rangeOf(text: string): number[] {
  const [, first, last] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  if (first === undefined) throw new Error(`--seeds is "${text}", expected 7 or 1-100`);
  const from = Number(first);
  return Array.from({ length: Number(last ?? first) - from + 1 }, (_unused, index) => from + index);
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '1-100' },
      workers: { type: 'string', default: '1' },
      replay: { type: 'string' },
      browser: { type: 'boolean', default: false },
      alone: { type: 'string', default: '75' },
      day: { type: 'string' },
      untold: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const limits: ScheduleOptions = {
    aloneSeconds: Number(values.alone),
    untoldSeconds: Number(values.untold ?? (values.browser ? UNTOLD_IN_BROWSER : 75)),
  };
  const seeds = rangeOf(values.replay ?? values.seeds);
  const tally = new Tally();
  const began = process.hrtime.bigint();
  const secondsSoFar = (): number => Number(process.hrtime.bigint() - began) / 1e9;
  const hear = (result: Result): void => {
    tally.add(result);
    if (result.wrong.length > 0) {
      console.log(`seed ${result.seed} failed:`);
      const story = values.replay === undefined ? result.story : [];
      for (const line of [...story, ...result.wrong]) console.log(`  ${line}`);
    }
    if (tally.count % TELLS_EVERY === 0) console.log(`${tally.line} (after ${secondsSoFar().toFixed(0)} s)`);
  };
  if (values.browser) {
    const tell = values.replay === undefined ? undefined : console.log;
    await playInBrowser(Number(values.workers), seeds, limits, hear, tell);
  } else if (values.day !== undefined) {
    const tell = values.replay === undefined ? undefined : console.log;
    for (const seed of seeds)
      hear(await runDay(seed, Number(values.day), limits, tell).catch((error: unknown) => brokenOff(seed, error)));
  } else if (values.replay === undefined) {
    await playInProcesses(Number(values.workers), seeds, limits, hear);
  } else {
    for (const seed of seeds)
      hear(await runSchedule(seed, limits, console.log).catch((error: unknown) => brokenOff(seed, error)));
  }
  const seconds = secondsSoFar();
  console.log(`${tally.line}. It took ${seconds.toFixed(0)} s, ${(seconds / seeds.length).toFixed(2)} s each.`);
  if (tally.failed.length > 0)
    console.log(`Replay one: npm run schedules -- ${values.browser ? '--browser ' : ''}--replay ${tally.failed[0]}`);
  return tally.failed.length > 0 ? 1 : 0;
}

void main().then((code) => process.exit(code));
