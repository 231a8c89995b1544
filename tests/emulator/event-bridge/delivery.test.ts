import { PendingWork } from '../../../emulator/core/pending-work';
import { Delivery } from '../../../emulator/event-bridge/delivery';
import { HandClock } from '../hand-clock';

/** Longer than any event stays behind its reply. */
const enoughMs = 1_000;

let wall: HandClock;
let work: PendingWork;
let delivery: Delivery;

beforeEach(() => {
  wall = new HandClock();
  work = new PendingWork();
  delivery = new Delivery(wall, work);
});

/** Lets what has been resolved have its effect. */
async function turnOfEvents(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

async function passTime(): Promise<void> {
  await turnOfEvents();
  wall.pass(enoughMs);
  await turnOfEvents();
}

function reply(workerSid: string): () => void {
  let finish = (): void => undefined;
  delivery.expectReply(workerSid, new Promise((resolve) => (finish = resolve)));
  return finish;
}

const outlet = (): { frames: string[]; send(frame: string): void } => {
  const frames: string[] = [];
  return { frames, send: (frame) => frames.push(frame) };
};

it('sends to all outlets, in order, some real time later', async () => {
  const [one, two] = [outlet(), outlet()];
  delivery.send('WK1', [one, two], 'first');
  delivery.send('WK1', [one], 'second');
  await turnOfEvents();
  expect(one.frames).toEqual([]);
  await passTime();
  expect(one.frames).toEqual(['first', 'second']);
  expect(two.frames).toEqual(['first']);
});

it("waits for the reply to the worker's request that was being answered, and then some time", async () => {
  const one = outlet();
  const finish = reply('WK1');
  delivery.send('WK1', [one], 'caused by the request');
  await passTime();
  expect(one.frames).toEqual([]);
  finish();
  await turnOfEvents();
  expect(one.frames).toEqual([]);
  await passTime();
  expect(one.frames).toEqual(['caused by the request']);
});

it('does not wait for a request that came after the event', async () => {
  const one = outlet();
  delivery.send('WK1', [one], 'before');
  reply('WK1');
  await passTime();
  expect(one.frames).toEqual(['before']);
});

it('keeps the order even where timers do not', async () => {
  const timers: (() => void)[] = [];
  const after = (_: number, run: () => void): (() => void) => {
    timers.unshift(run);
    return () => undefined;
  };
  delivery = new Delivery({ now: () => 0, after }, work);
  const one = outlet();
  delivery.send('WK1', [one], 'first');
  delivery.send('WK1', [one], 'second');
  await turnOfEvents();
  for (const run of timers) {
    run();
    await turnOfEvents();
  }
  expect(one.frames).toEqual(['first', 'second']);
});

it("does not hold one worker's events back for another's request", async () => {
  const one = outlet();
  reply('WK2');
  delivery.send('WK1', [one], 'free');
  await passTime();
  expect(one.frames).toEqual(['free']);
});

it('counts as pending work until it is sent', async () => {
  delivery.send('WK1', [outlet()], 'frame');
  expect(work.count).toBe(1);
  await passTime();
  expect(work.count).toBe(0);
});
