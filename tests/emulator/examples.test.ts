import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import twilio from 'twilio';
import * as packageFace from '../../emulator';
import { Control } from '../../emulator/control/control';
import { VirtualClock } from '../../emulator/core/clock';
import { FaultControl } from '../../emulator/faults/fault-control';
import { Snapshots } from '../../emulator/persistence/snapshots';
import * as twilioFace from '../../emulator/request-client';

const folder = join(__dirname, '..', '..', 'emulator');

/** Where a program that uses the package meets its functions. */
const faces = {
  'core/clock.ts': VirtualClock,
  'control/control.ts': Control,
  'faults/fault-control.ts': FaultControl,
  'persistence/snapshots.ts': Snapshots,
} as const;
const files = ['index.ts', 'credentials.ts', 'request-client.ts', ...Object.keys(faces)];

interface Documented {
  /** What the comment stands before. */
  readonly name: string;
  readonly example: string | undefined;
}

/** The comments of a file, and what stands after each. */
function documented(file: string): Documented[] {
  const source = readFileSync(join(folder, file), 'utf8');
  const comments = source.matchAll(
    /\/\*\*((?:(?!\*\/)[^])*)\*\/\s*(?:export |async |readonly |function |class |get )*(\w+)/g,
  );
  return [...comments].map(([, comment = '', name = '']) => ({
    name,
    example: comment
      .split('@example')[1]
      ?.split('\n')
      .map((line) => line.replace(/^\s*\* ?/, ''))
      .join('\n'),
  }));
}

const examples = files.flatMap((file) =>
  documented(file).flatMap(({ name, example }) => (example === undefined ? [] : [{ file, name, example }])),
);

const hasExample = (file: string, name: string): boolean =>
  examples.some((known) => known.file === file && known.name === name);

let application: Server;
let origin: string;
const opened: packageFace.Emulator[] = [];

/** One whose application asks every caller for a key. */
async function open(options: packageFace.EmulatorOptions = {}): Promise<packageFace.Emulator> {
  const emulator = await packageFace.createEmulator({ variables: { DESK_ORIGIN: origin }, ...options });
  opened.push(emulator);
  return emulator;
}

beforeAll(async () => {
  application = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/xml').end('<Response><Gather action="/"/></Response>');
  });
  await once(application.listen(0, '127.0.0.1'), 'listening');
  origin = `http://127.0.0.1:${(application.address() as AddressInfo).port}`;
});

afterEach(async () => {
  for (const emulator of opened.splice(0)) {
    // What an example set going, such as a call whose TwiML is on its way, would begin anew after the end.
    await emulator.clock.settle();
    await emulator.close();
  }
});

afterAll(async () => {
  const closed = once(application, 'close');
  application.close();
  application.closeAllConnections();
  await closed;
});

test.each(examples)('the example of $name in $file runs', async ({ example }) => {
  const emulator = await open();
  const said: unknown[] = [];
  const written: string[] = [];
  const { accountSid, authToken } = packageFace.localCredentials;
  const outside = {
    emulator,
    createEmulator: open,
    credentialsFrom: packageFace.credentialsFrom,
    LocalRequestClient: twilioFace.LocalRequestClient,
    twilio,
    accountSid,
    authToken,
    process: { env: {} },
    console: { log: (what: unknown) => said.push(what) },
    writeFileSync: (path: string) => written.push(path),
  };
  await expect(runInNewContext(`(async () => {${example}\n})()`, outside)).resolves.toBeUndefined();
});

test.each(Object.entries(faces))(
  'every function of %s that a program may call has an example',
  (file, { prototype }) => {
    const called = Object.entries(Object.getOwnPropertyDescriptors(prototype))
      .filter(([name, { value }]) => typeof value === 'function' && name !== 'constructor')
      .map(([name]) => name);
    expect(called.length).toBeGreaterThan(0);
    expect(called.filter((name) => !hasExample(file, name))).toEqual([]);
  },
);

test('everything that the package offers has an example, but for its errors', () => {
  const offered = Object.entries({ ...packageFace, ...twilioFace }).filter(
    ([, value]) => typeof value === 'function' && !(value.prototype instanceof Error),
  );
  expect(offered.map(([name]) => name).toSorted()).toEqual(['LocalRequestClient', 'createEmulator', 'credentialsFrom']);
  for (const [name] of offered) expect(files.some((file) => hasExample(file, name))).toBe(true);
});
