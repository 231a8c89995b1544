import { createAfterPaint, FRAME_LATE_MS } from '../../../../src/assets/desk/ground/after-paint';
import { handClock } from './hand-clock';

const channels: MessageChannel[] = [];
afterEach(() => {
  for (const { port1 } of channels.splice(0)) port1.close();
});

/** A browser that paints when a test says so. */
function browser() {
  const clock = handClock(1_000_000);
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const channel = new MessageChannel();
  channels.push(channel);
  const frames: (() => void)[] = [];
  const done: string[] = [];
  const afterPaint = createAfterPaint(
    { requestAnimationFrame: (run) => frames.push(run), document, channel },
    clock,
    () => done.push('run'),
  );
  return {
    clock,
    done,
    frames,
    ask: () => afterPaint.ask(),
    show: (visibilityState: string): void => {
      document.visibilityState = visibilityState;
      document.dispatchEvent(new Event('visibilitychange'));
    },
    /** A frame, and everything the page tells itself about it. */
    paint: async (): Promise<void> => {
      for (const frame of frames.splice(0)) frame();
      done.push('painted');
      const heard = new Promise((resolve) => channel.port1.addEventListener('message', resolve, { once: true }));
      channel.port2.postMessage(undefined);
      await heard;
    },
  };
}

it('runs after the frame, once, however often it was asked for', async () => {
  const { ask, paint, done } = browser();
  ask();
  ask();
  expect(done).toEqual([]);
  await paint();
  expect(done).toEqual(['painted', 'run']);
});

it('runs again after the next frame when it is asked for again, and else not', async () => {
  const { ask, paint, done } = browser();
  ask();
  await paint();
  await paint();
  ask();
  await paint();
  expect(done).toEqual(['painted', 'run', 'painted', 'painted', 'run']);
});

it('does not wait for frames in a tab that is out of sight', () => {
  const { ask, show, done, frames } = browser();
  show('hidden');
  ask();
  ask();
  expect(done).toEqual(['run', 'run']);
  expect(frames).toEqual([]);
});

it('runs when the tab goes out of sight meanwhile, and not again when the frame comes after all', async () => {
  const { ask, show, paint, done } = browser();
  ask();
  show('hidden');
  expect(done).toEqual(['run']);
  show('visible');
  await paint();
  expect(done).toEqual(['run', 'painted']);
});

it('waits no longer for a screen that is switched off', () => {
  const { ask, clock, done } = browser();
  ask();
  clock.advance(FRAME_LATE_MS - 1);
  ask();
  expect(done).toEqual([]);
  clock.advance(1);
  ask();
  expect(done).toEqual(['run']);
});
