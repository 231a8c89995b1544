import type { Browser } from '@playwright/test';
import { createServer } from 'node:http';
import * as v from 'valibot';
import { WebSocketServer } from 'ws';
import { openPage } from './browser';
import { callIn, comeOnShift, type BenchDesk } from './desk';
import { trace, type Arrival } from './trace';
import type { AnswerOptions } from './answers';

/** A page that shows the desk's card with the least there can be behind it. */
export interface BarePage {
  readonly origin: string;
  /** Sends a frame to all who look at the page. */
  tell(frame: object): void;
  close(): Promise<void>;
}

/**
 * The desk as it looks to an available agent, with all its styles, but no SDK, no model and no view: a script that parses
 * each frame and puts the markup of the arrival card in the place of the card. Not quicker than this can the card be there.
 */
export async function openBare(browser: Browser, desk: BenchDesk): Promise<BarePage> {
  const probed = await openPage(browser, 1);
  const { page } = probed;
  await comeOnShift(page, desk);
  const read = async (expression: string): Promise<string> => v.parse(v.string(), await page.evaluate(expression));
  const styles = await read(
    '[...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]).map(({ cssText }) => cssText).join("\\n")',
  );
  const around = await read('document.querySelector(".desk").parentElement.outerHTML');
  const calm = await read('document.querySelector(".card").outerHTML');
  const call = callIn(desk);
  await page.evaluate('probe.arrived(1)');
  const ringing = await read('document.querySelector(".card").outerHTML');
  desk.emulator.control.hangUp(call);
  await probed.close();

  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bare</title><style>${styles}</style>${around}
<script>
const cards = ${JSON.stringify({ calm, ringing })};
new WebSocket('ws://' + location.host).onmessage = ({ data }) => {
  const { event_type: type, payload } = JSON.parse(data);
  const card = document.createElement('template');
  card.innerHTML = cards[type === 'reservation.created' ? 'ringing' : 'calm'].replaceAll('+15557654321', payload.from);
  document.querySelector('.card').replaceWith(card.content);
};
</script></html>`;
  const server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(html));
  const sockets = new WebSocketServer({ server });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    tell: (frame) => sockets.clients.forEach((socket) => socket.send(JSON.stringify(frame))),
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** What {@link measureAnswers} tells of the desk's arrivals, of the bare page's. */
export async function measureBare(
  browser: Browser,
  bare: BarePage,
  { calls, first, slowdown }: AnswerOptions,
): Promise<readonly Arrival[]> {
  const probed = await openPage(browser, slowdown);
  const { page, cdp } = probed;
  await page.goto(bare.origin);
  await page.evaluate('probe.rest()');
  let arrived = 0;
  const take = async (count: number): Promise<void> => {
    for (let call = 0; call < count; call += 1) {
      arrived += 1;
      bare.tell({ event_type: 'reservation.created', payload: { from: `+1555${7_000_000 + arrived}` } });
      await page.evaluate(`probe.arrived(${arrived})`);
      // The pointer rests where it rests for agents.
      await page.locator('[data-action="accept"]').hover();
      bare.tell({ event_type: 'reservation.completed', payload: { from: '' } });
      await page.evaluate('probe.reach("available")');
      await page.evaluate('probe.rest()');
    }
  };
  await take(first);
  const arrivals = await trace(cdp, () => take(calls));
  await probed.close();
  if (arrivals.length !== calls) throw new Error(`${calls} calls came in, ${arrivals.length} were painted`);
  return arrivals;
}
