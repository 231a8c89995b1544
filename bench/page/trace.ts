import type { CDPSession } from '@playwright/test';
import * as v from 'valibot';
import { MARKS } from './marks';

/** From the frame that tells of a call to its card, painted and handed to the compositor. Milliseconds. */
export interface Arrival {
  readonly passed: number;
  /** CPU time of the page's main thread, which other work on the machine does not lengthen as it does the passed time. */
  readonly cpu: number;
}

/** Microseconds. */
const traced = v.object({
  name: v.string(),
  ts: v.number(),
  pid: v.number(),
  tid: v.number(),
  dur: v.optional(v.number(), 0),
  tdur: v.optional(v.number(), 0),
});

type Traced = v.InferOutput<typeof traced>;

/** Records what the browser does, while `work` is under way. */
export async function trace(cdp: CDPSession, work: () => Promise<void>): Promise<readonly Arrival[]> {
  const events: Traced[] = [];
  cdp.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) {
      const { success, output } = v.safeParse(traced, event);
      if (success) events.push(output);
    }
  });
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing'],
    },
  });
  await work();
  const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
  await cdp.send('Tracing.end');
  await complete;
  return arrivalsIn(events);
}

function arrivalsIn(events: readonly Traced[]): Arrival[] {
  const named = (name: string): Traced[] =>
    events.filter((event) => event.name === name).toSorted((a, b) => a.ts - b.ts);
  const frames = named(MARKS.frame);
  const cards = named(MARKS.card);
  const isMain = ({ pid, tid }: Traced): boolean => pid === frames[0]?.pid && tid === frames[0]?.tid;
  const commits = named('Commit').filter(isMain);
  const tasks = named('RunTask').filter(isMain);
  return frames.map(({ ts: begin }) => {
    const card = cards.find(({ ts }) => ts > begin);
    const commit = card && commits.find(({ ts }) => ts > card.ts);
    if (!commit) throw new Error('A call came in whose card was never painted');
    const end = commit.ts + commit.dur;
    const within = tasks.filter(({ ts, dur }) => ts + dur > begin && ts < end);
    return { passed: (end - begin) / 1_000, cpu: within.reduce((sum, { tdur }) => sum + tdur, 0) / 1_000 };
  });
}
