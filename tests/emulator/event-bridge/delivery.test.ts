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

describe('a frame that something happens to', () => {
  const send = (one: { send(frame: string): void }, frame: string, arrives?: 'never' | 'twice' | 'overtaken') =>
    delivery.send('WK1', [one], frame, arrives);

  it('is lost, or comes twice, and keeps its place', async () => {
    const one = outlet();
    send(one, 'first');
    send(one, 'second', 'never');
    send(one, 'third', 'twice');
    send(one, 'fourth');
    await passTime();
    expect(one.frames).toEqual(['first', 'third', 'third', 'fourth']);
    expect(work.count).toBe(0);
  });

  it('is overtaken by the next one of its worker, and by no other', async () => {
    const [one, two] = [outlet(), outlet()];
    send(one, 'first', 'overtaken');
    delivery.send('WK2', [two], 'of another');
    await turnOfEvents();
    wall.pass(900);
    await turnOfEvents();
    expect([one.frames, two.frames]).toEqual([[], ['of another']]);
    send(one, 'second');
    send(one, 'third');
    await passTime();
    expect(one.frames).toEqual(['second', 'first', 'third']);
  });

  it('where all are overtaken, comes in pairs that have changed places', async () => {
    const one = outlet();
    for (const frame of ['1', '2', '3', '4', '5']) send(one, frame, 'overtaken');
    await passTime();
    await passTime();
    expect(one.frames).toEqual(['2', '1', '4', '3', '5']);
    expect(work.count).toBe(0);
  });

  it('comes late where nothing overtakes it, and counts as pending work until then', async () => {
    const one = outlet();
    send(one, 'only', 'overtaken');
    wall.pass(999);
    await turnOfEvents();
    expect([one.frames, work.count]).toEqual([[], 1]);
    wall.pass(1);
    await passTime();
    expect([one.frames, work.count]).toEqual([['only'], 0]);
  });

  it('is let go by a reset', async () => {
    const one = outlet();
    send(one, 'only', 'overtaken');
    delivery.reset();
    await passTime();
    expect([one.frames, work.count]).toEqual([['only'], 0]);
  });
});

it('counts as pending work until it is sent', async () => {
  delivery.send('WK1', [outlet()], 'frame');
  expect(work.count).toBe(1);
  await passTime();
  expect(work.count).toBe(0);
});
