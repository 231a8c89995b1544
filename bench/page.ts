import { measureAnswers, type Answers } from './page/answers';
import { measureBare, openBare } from './page/bare';
import { openBrowser } from './page/browser';
import { openDesk } from './page/desk';
import { measureForm, type Forms, type Line } from './page/form';
import { quantile } from './page/quantile';
import { sit, type Held } from './page/sitting';
import type { Arrival } from './page/trace';

/** What a mean telephone's connection is like. */
export const SLOW_LINE: Line = { kilobits: 1_600, latencyMs: 150 };

/** How many times slower the processor is. */
const SLOWDOWNS = [1, 6] as const;

/**
 * The worker page, built as it is deployed, in a real browser against a local desk.
 *
 * @param tell - Given each table of docs/performance.md as soon as there is one.
 */
export async function measurePage(calls: number, reservations: number, tell: (table: string) => void): Promise<void> {
  const browser = await openBrowser();
  const desk = await openDesk();
  const bare = await openBare(browser, desk);
  try {
    for (const slowdown of SLOWDOWNS) {
      const options = { calls, first: 10, slowdown };
      const least = await measureBare(browser, bare, options);
      tell(answersTable(slowdown, await measureAnswers(browser, desk, options), least));
    }
    const near = await measureForm(browser, { rounds: 11, slowdown: 6 });
    const far = await measureForm(browser, { rounds: 11, slowdown: 6, line: SLOW_LINE });
    tell(formsTable({ near, far }));
    tell(heldTable(await sit(browser, desk, reservations, reservations / 10)));
  } finally {
    await browser.close();
    await bare.close();
    await desk.close();
  }
}

const SHARES = [0, 0.5, 0.95] as const;

const spread = (values: readonly number[]): readonly number[] => SHARES.map((share) => quantile(values, share));

const row = (name: string, slowdown: number, figures: readonly number[], digits: number): string =>
  `| ${name} | 1/${slowdown} | ${figures.map((figure) => figure.toFixed(digits)).join(' | ')} |`;

function answersTable(slowdown: number, { arrivals, sent }: Answers, bare: readonly Arrival[]): string {
  const lines = (['passed', 'cpu'] as const).flatMap((kind) => {
    const [desk, least] = [arrivals, bare].map((all) => spread(all.map((arrival) => arrival[kind])));
    if (!desk || !least) return [];
    const name = `frame to painted card, ${kind === 'cpu' ? 'of CPU' : kind}`;
    return [
      row(name, slowdown, desk, 1),
      row('the bare page', slowdown, least, 1),
      row(
        'ratio',
        slowdown,
        desk.map((value, index) => value / (least[index] ?? Number.NaN)),
        2,
      ),
    ];
  });
  return [
    '| milliseconds | processor | least | median | 95 % |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...lines,
    row('click on Accept to request', slowdown, spread(sent), 1),
  ].join('\n');
}

function formsTable(forms: Readonly<Record<'near' | 'far', Forms>>): string {
  return [
    '| sign-in form, processor 1/6 | bytes | script, ms | usable, of the bare form |',
    '| --- | ---: | ---: | ---: |',
    ...Object.entries(forms).map(
      ([line, { desk, bare }]) =>
        `| ${line} | ${desk.bytes.toLocaleString('en')} | ${desk.scriptMs.toFixed(0)} | ${(desk.ms / bare.ms).toFixed(2)} |`,
    ),
  ].join('\n');
}

function heldTable(held: readonly Held[]): string {
  return [
    '| reservations | heap, MiB | nodes | listeners | documents |',
    '| ---: | ---: | ---: | ---: | ---: |',
    ...held.map(
      ({ reservations, heap, nodes, listeners, documents }) =>
        `| ${[reservations.toLocaleString('en'), (heap / 2 ** 20).toFixed(2), nodes, listeners, documents].join(' | ')} |`,
    ),
  ].join('\n');
}
