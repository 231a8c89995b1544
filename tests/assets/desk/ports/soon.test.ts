import { createSoon } from '../../../../src/assets/desk/ports/soon';

let channel: MessageChannel;
beforeEach(() => (channel = new MessageChannel()));
afterEach(() => channel.port1.close());

it('lets promises go on first, and keeps the order', async () => {
  const soon = createSoon(channel);
  const done: string[] = [];
  await new Promise<void>((resolve) => {
    soon(() => done.push('first'));
    soon(() => {
      done.push('second');
      resolve();
    });
    void Promise.resolve()
      .then(() => Promise.resolve())
      .then(() => done.push('promise'));
    done.push('now');
  });
  expect(done).toEqual(['now', 'promise', 'first', 'second']);
});

it('runs once what was asked for several times, and again when it is asked for again', async () => {
  const soon = createSoon(channel);
  let runs = 0;
  const run = (): void => void (runs += 1);
  const settled = (): Promise<void> => new Promise((resolve) => soon(resolve));
  soon(run);
  soon(run);
  await settled();
  expect(runs).toBe(1);
  soon(run);
  await settled();
  expect(runs).toBe(2);
});
