import { measureAnswers } from './page/answers';
import type { Answers } from './page/answers';
import { openBrowser } from './page/browser';
import { openDesk } from './page/desk';
import { measureForm } from './page/form';
import type { Forms, Line } from './page/form';
import { quantile } from './page/quantile';
import { sit } from './page/sitting';
import type { Held } from './page/sitting';

/** What a mean telephone's connection is like. */
export const SLOW_LINE: Line = { kilobits: 1_600, latencyMs: 150 };

export interface PageBench {
  readonly answers: readonly { readonly slowdown: number; readonly measured: Answers }[];
  /** With the processor six times slower, without a line in between and with a slow one. */
  readonly near: Forms;
  readonly far: Forms;
  readonly held: readonly Held[];
}

/** The worker page, built as it is deployed, in a real browser against a local desk. */
export async function measurePage(calls: number, reservations: number): Promise<PageBench> {
  const browser = await openBrowser();
  const desk = await openDesk();
  try {
    const answers: { slowdown: number; measured: Answers }[] = [];
    for (const slowdown of [1, 6])
      answers.push({ slowdown, measured: await measureAnswers(browser, desk, { calls, first: 10, slowdown }) });
    const near = await measureForm(browser, { rounds: 11, slowdown: 6 });
    const far = await measureForm(browser, { rounds: 11, slowdown: 6, line: SLOW_LINE });
    return { answers, near, far, held: await sit(browser, desk, reservations, reservations / 10) };
  } finally {
    await browser.close();
    await desk.close();
  }
}

const spread = (values: readonly number[]): string =>
  [0, 0.5, 0.95].map((share) => quantile(values, share).toFixed(1)).join(' | ');

/** The tables of docs/performance.md. */
export function pageTables({ answers, near, far, held }: PageBench): string {
  const lines = [
    '| milliseconds | processor | least | median | 95 % |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...answers.flatMap(({ slowdown, measured: { arrivals, sent } }) => [
      `| frame to painted card, passed | 1/${slowdown} | ${spread(arrivals.map(({ passed }) => passed))} |`,
      `| frame to painted card, of CPU | 1/${slowdown} | ${spread(arrivals.map(({ cpu }) => cpu))} |`,
      `| click on Accept to request | 1/${slowdown} | ${spread(sent)} |`,
    ]),
    '',
    '| sign-in form, processor 1/6 | bytes | script, ms | usable, of the bare form |',
    '| --- | ---: | ---: | ---: |',
    ...Object.entries({ near, far }).map(
      ([line, { desk, bare }]) =>
        `| ${line} | ${desk.bytes.toLocaleString('en')} | ${desk.scriptMs.toFixed(0)} | ${(desk.ms / bare.ms).toFixed(2)} |`,
    ),
    '',
    '| reservations | heap, MiB | nodes | listeners | documents |',
    '| ---: | ---: | ---: | ---: | ---: |',
    ...held.map(
      ({ reservations, heap, nodes, listeners, documents }) =>
        `| ${[reservations.toLocaleString('en'), (heap / 2 ** 20).toFixed(2), nodes, listeners, documents].join(' | ')} |`,
    ),
  ];
  return lines.join('\n');
}
