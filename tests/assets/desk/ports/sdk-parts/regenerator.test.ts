import { createRequire } from 'node:module';
import own, { asyncToGenerator } from '../../../../../src/assets/desk/ports/sdk-parts/regenerator';

type Steps = Parameters<typeof own.wrap>[0];
type Runtime = Pick<typeof own, 'mark'> & {
  wrap(step: Steps, marked: unknown, self: unknown, tryLocations?: unknown): never;
};

/** Babel's own, as the SDK asks for them. */
const fromSdk = createRequire(require.resolve('twilio-taskrouter'));
const pairs: readonly (readonly [string, Runtime, typeof asyncToGenerator])[] = [
  ['ours', own as unknown as Runtime, asyncToGenerator],
  [
    'Babel’s',
    fromSdk('@babel/runtime/regenerator') as Runtime,
    fromSdk('@babel/runtime/helpers/asyncToGenerator') as typeof asyncToGenerator,
  ],
];

describe.each(pairs)('steps by %s', (_name, runtime, toGenerator) => {
  /** `async function (ask, most) { for (let n = 0; n < most; n++) if (await ask(n)) return this.name; }` */
  const find = toGenerator(
    runtime.mark(function marked(this: unknown, ...given: unknown[]) {
      const [ask, most] = given as [(at: number) => unknown, number];
      let at = 0;
      // oxlint is right that this is odd: it is what Babel makes of the line above.
      const step: Steps = function (this: unknown, progress) {
        for (;;) {
          switch ((progress.prev = progress.next)) {
            case 0:
              if (!(at < most)) {
                progress.next = 7;
                break;
              }
              progress.next = 3;
              return ask(at);
            case 3:
              if (!progress.sent) {
                progress.next = 6;
                break;
              }
              return progress.abrupt('return', (this as { name: string }).name);
            case 6:
              at += 1;
              progress.next = 0;
              break;
            case 7:
            case 'end':
              return progress.stop();
          }
        }
      };
      return runtime.wrap(step, marked, this);
    }),
  );
  const named = { name: 'Ada', find };

  it('wait, go on and return', async () => {
    await expect(named.find((at: number) => Promise.resolve(at === 3), 5)).resolves.toBe('Ada');
    await expect(named.find((at: number) => at === 0, 5)).resolves.toBe('Ada');
    await expect(named.find(() => false, 5)).resolves.toBeUndefined();
    await expect(named.find(() => true, 0)).resolves.toBeUndefined();
  });

  it('fail as what they do fails', async () => {
    await expect(named.find(() => Promise.reject(new RangeError('late')), 1)).rejects.toThrow('late');
    const asks = jest.fn(() => {
      throw new RangeError('at once');
    });
    await expect(named.find(asks, 2)).rejects.toThrow('at once');
    expect(asks).toHaveBeenCalledTimes(1);
  });
});

it('what the SDK does not use is refused rather than done wrong', async () => {
  expect(() => own.wrap(() => undefined, undefined, undefined, [[0, 1]])).toThrow('cannot step through "try"');
  const breaking = asyncToGenerator(() => own.wrap((progress) => progress.abrupt('break', 3), undefined, undefined));
  await expect(breaking()).rejects.toThrow('cannot step through "break"');
});
