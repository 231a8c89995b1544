import type { Browser } from '@playwright/test';
import * as v from 'valibot';
import { openPage } from './browser';
import { callIn, comeOnShift, type BenchDesk } from './desk';
import { trace, type Arrival } from './trace';

/** A value for each call. */
export interface Answers {
  readonly arrivals: readonly Arrival[];
  /** Milliseconds from the click on Accept, as the browser had it, to the request on its way. */
  readonly sent: readonly number[];
}

export interface AnswerOptions {
  readonly calls: number;
  /** Calls before that, which an agent has once in a shift: the browser has not compiled the page yet. */
  readonly first: number;
  readonly slowdown: number;
}

/** Calls that come in, are accepted with the mouse, end and are wrapped up, one after the other. */
export async function measureAnswers(
  browser: Browser,
  desk: BenchDesk,
  { calls, first, slowdown }: AnswerOptions,
): Promise<Answers> {
  const probed = await openPage(browser, slowdown);
  const { page, cdp } = probed;
  await comeOnShift(page, desk);
  let taken = 0;
  const take = async (count: number): Promise<void> => {
    for (let call = 0; call < count; call += 1) {
      callIn(desk);
      taken += 1;
      // Nobody else asks the page anything meanwhile.
      await page.evaluate(`probe.arrived(${taken})`);
      await page.locator('.card[data-state="ringing"] [data-action="accept"]').click();
      await page.evaluate('probe.pressIn("connected", "end")');
      await page.evaluate('probe.pressIn("wrapping", "complete")');
      await page.evaluate('probe.reach("available")');
      await page.evaluate('probe.rest()');
    }
  };
  await take(first);
  const arrivals = await trace(cdp, () => take(calls));
  const sent = v.parse(v.array(v.number()), await page.evaluate('probe.sent'));
  await probed.close();
  if (arrivals.length !== calls || sent.length !== taken)
    throw new Error(`${calls} calls came in, ${arrivals.length} were painted and ${sent.length} answered`);
  return { arrivals, sent: sent.slice(first) };
}
