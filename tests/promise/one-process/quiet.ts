import { subscribe } from 'node:diagnostics_channel';
import { setImmediate as turn } from 'node:timers/promises';
import { PendingWork } from '../../../emulator/core/pending-work';
import { isUnderWay } from './sockets';

/** What Node says of requests, answers and connections, by whichever client and server of the process. */
const CHANNELS = [
  'http.client.request.start',
  'http.client.request.error',
  'http.client.response.finish',
  'http.server.request.start',
  'http.server.response.finish',
  'net.client.socket',
  'net.server.socket',
  'undici:request:create',
  'undici:request:headers',
  'undici:request:trailers',
  'undici:request:error',
  'undici:client:connected',
];

/** So many turns of the event loop without anything: whatever follows from what arrived has begun by then. */
const CALM_TURNS = 3;

/** What is on its way for longer will not arrive: its connection broke on one side alone. In turns, for a busy machine stands still. */
const LOST_AFTER_TURNS = 10_000;

let happenings = 0;

/** Something happened in this process that may lead to something else. */
export function stir(): void {
  happenings += 1;
}

for (const channel of CHANNELS) subscribe(channel, stir);

/** What takes its time besides, such as a disk. */
let slowWork: (() => Promise<void>) | undefined;

/** Has {@link quiet} wait for this, too; it may be asked at any time. */
export function waitFor(work: (() => Promise<void>) | undefined): void {
  slowWork = work;
}

/** Resolves once nothing more happens in this process unless time passes: whoever waits, waits for a timer. */
export async function quiet(): Promise<void> {
  let before: number;
  do {
    before = happenings;
    // Also after the first look: whoever a timer has woken may take a turn or two until their request goes out.
    for (let calm = 0; calm < CALM_TURNS; calm += 1) await turn();
    await rest();
  } while (happenings !== before);
}

async function rest(): Promise<void> {
  await turn();
  await arrival();
  if (!slowWork) return;
  await slowWork();
  // What waited for it goes out, and arrives.
  await turn();
  await arrival();
}

/** Resolves once everything that was sent is there. */
async function arrival(): Promise<void> {
  if (!isUnderWay()) return;
  for (let turns = 0; isUnderWay() && turns < LOST_AFTER_TURNS; turns += 1) await turn();
  stir();
}

/** What the emulator's clock waits for between two deadlines, where its clients and the desk run in the same process. */
export class WholeProcess extends PendingWork {
  override begin(): () => void {
    stir();
    const end = super.begin();
    return () => {
      stir();
      end();
    };
  }

  override get count(): number {
    return 1;
  }

  override idle(): Promise<void> {
    return quiet();
  }
}
