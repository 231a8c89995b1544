import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createEmulator,
  localCredentials,
  RecordingError,
  type Emulator,
  type EmulatorOptions,
} from '../../../emulator';
import { objectWithoutSecrets, withoutSecrets } from '../../../emulator/account/secrets';
import { systemWallClock, type WallClock } from '../../../emulator/core/clock-wall';
import type { Image } from '../../../emulator/persistence/image';
import { readImage } from '../../../emulator/persistence/read-image';
import { draws } from '../../seed';
import type { StubServer } from '../callbacks/stub-server';
import { drawingApplication, RandomDay } from './random-day';

let folder: string;
let application: StubServer;
let day: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recording-'));
  application = await drawingApplication(draws.seed);
  day = join(folder, 'day.recording');
});
const opened: Emulator[] = [];
/** Real time, but that frames do not wait behind replies: nobody here reads them. */
const wall: WallClock = {
  now: () => systemWallClock.now(),
  after: (delayMs, run) => systemWallClock.after(delayMs <= 50 ? 0 : delayMs, run),
};

async function open(options: EmulatorOptions): Promise<Emulator> {
  const emulator = await createEmulator({ wall, ...options });
  opened.push(emulator);
  return emulator;
}
afterEach(async () => {
  for (const emulator of opened.splice(0)) await emulator.close();
});
afterAll(async () => {
  await application.close();
  rmSync(folder, { recursive: true });
});

const file = (name: string): string => join(folder, name);

/** Everything that a data file keeps, but for secrets, and how far its clock is from real time. */
async function kept(path: string): Promise<object> {
  const image = await readImage(path, () => undefined);
  if (!image) throw new Error(`${path} is empty`);
  const { tables, events, places, cells }: Image = image;
  const { ids, order } = cells;
  return objectWithoutSecrets({ tables: [...tables], events, places: [...places], ids, order });
}

/** What can be seen, but for secrets and what only the process that recorded knows: its faults, and what its requests were numbered. */
function seen({ control }: Emulator): object {
  const state = JSON.stringify(control.state(), (name, value: unknown) =>
    ['because', 'faults', 'frozen'].includes(name) ? undefined : value,
  );
  return JSON.parse(withoutSecrets(state)) as object;
}

const variables = (): { DESK_ORIGIN: string } => ({ DESK_ORIGIN: application.origin });

describe('a recording of a random day', () => {
  it('replays to the same state, with nobody to ask', async () => {
    const recorded = await open({ record: day, data: file('recorded.data'), variables: variables() });
    recorded.clock.freeze(Date.UTC(2026, 10, 20, 12));
    await new RandomDay(recorded, draws.seed).live(80);
    await recorded.control.snapshots.take('noon');
    await new RandomDay(recorded, draws.seed + 1).live(30);
    await recorded.control.snapshots.restore('noon');
    recorded.clock.resume();
    await new RandomDay(recorded, draws.seed + 2).live(30);
    recorded.clock.freeze();
    const was = seen(recorded);
    await recorded.close();
    const asked = application.requests.length;

    const replayed = await open({ replay: day, data: file('replayed.data'), variables: variables() });
    expect(replayed.replayed).toEqual({ steps: expect.any(Number), differences: [] });
    expect(seen(replayed)).toEqual(was);
    await replayed.close();
    expect(await kept(file('replayed.data'))).toEqual(await kept(file('recorded.data')));
    expect(application.requests).toHaveLength(asked);
  });

  it('holds no secret', () => {
    const text = readFileSync(day, 'utf8');
    expect(text).toContain('[struck out]');
    for (const secret of ['s3cret!', 'eyJ', localCredentials.authToken, localCredentials.apiSecret])
      expect(text).not.toContain(secret);
  });

  it('can be replayed as far as one wants to see', async () => {
    const replayed = await open({ replay: day, replaySteps: 40 });
    expect(replayed.replayed).toEqual({ steps: 40, differences: [] });
    expect(replayed.clock.frozen).toBe(true);
  });

  it('that was cut in the middle says so, and is replayed as far as it goes', async () => {
    const whole = readFileSync(day);
    const cut = file('cut.recording');
    writeFileSync(cut, whole.subarray(0, Math.floor(whole.length * 0.6)));
    const { replayed } = await open({ replay: cut });
    expect(replayed).toMatchObject({ differences: [], cut: expect.stringContaining(`${cut} ends in the middle`) });
    expect(replayed?.steps).toBeGreaterThan(10);
    // At the end of a line, where nothing is torn.
    writeFileSync(cut, whole.subarray(0, whole.lastIndexOf('\n', whole.length - 2) + 1));
    expect((await open({ replay: cut })).replayed?.cut).toContain('ends in the middle');
  });

  it('from which a step was lost says where it goes otherwise', async () => {
    const lines = readFileSync(day, 'utf8').split('\n');
    const lost = file('lost.recording');
    const first = lines.findIndex((line) => line.includes('"act":"call"'));
    writeFileSync(lost, lines.toSpliced(first, 1).join('\n'));
    const { replayed } = await open({ replay: lost });
    expect(replayed?.differences.length).toBeGreaterThan(0);
    expect(replayed?.differences.length).toBeLessThanOrEqual(20);
    expect(replayed?.differences[0]).toMatch(/^Step \d+: /);
  });
});

it.each(readdirSync(join(__dirname, 'formats')))('%s, of a format that was published, is replayed', async (name) => {
  const { replayed, control } = await open({ replay: join(__dirname, 'formats', name) });
  expect(replayed).toEqual({ steps: expect.any(Number), differences: [] });
  const { workspaces } = control.state() as { workspaces: { tasks: { sid: string; assignmentStatus: string }[] }[] };
  const [task] = workspaces[0]?.tasks ?? [];
  expect([task?.sid, task?.assignmentStatus]).toEqual([`WT${'1'.padStart(32, '0')}`, 'assigned']);
});

describe('a file is refused in a sentence', () => {
  const header = {
    format: 'local-taskrouter recording',
    version: 1,
    madeBy: '0.2.0',
    accountSid: 'AC1',
    region: 'us1',
  };
  const lines = (...objects: object[]): string => objects.map((object) => `${JSON.stringify(object)}\n`).join('');
  it.each([
    [
      'that is none',
      'workspace: floor\n',
      'is not a recording of the local TaskRouter: expected a file written by --record',
    ],
    ['that is empty', '', 'is not a recording of the local TaskRouter'],
    [
      'of a later format',
      lines({ ...header, version: 2, madeBy: '9.9.9' }),
      'is a recording of format 2, written by version 9.9.9 of the local TaskRouter; this version',
    ],
    [
      'that is damaged',
      `${lines(header)}{"at":1,"do":"dance"}\n${lines({ at: 1, do: 'end' })}`,
      'is damaged in line 2: do: ',
    ],
  ])('%s', async (_what, text, why) => {
    const path = file('wrong.recording');
    writeFileSync(path, text);
    await expect(open({ replay: path })).rejects.toThrow(RecordingError);
    await expect(open({ replay: path })).rejects.toThrow(why);
  });

  it('whose state does not make sense', async () => {
    const path = file('senseless.recording');
    const image = [{ rows: [], gone: {}, put: { tasks: [7] }, events: [], places: [], cells: {} }];
    writeFileSync(path, lines(header, { at: 1, do: 'state', image }));
    await expect(open({ replay: path })).rejects.toThrow(
      'A state in the recording does not make sense: There is no row 7',
    );
  });

  it('where a state would be lost, which stays as it is', async () => {
    const before = readFileSync(file('recorded.data'));
    await expect(open({ replay: day, data: file('recorded.data') })).rejects.toThrow('has a state already');
    expect(readFileSync(file('recorded.data'))).toEqual(before);
  });

  it('that is not there, or cannot be written', async () => {
    await expect(open({ replay: file('nowhere') })).rejects.toThrow('there is no such file');
    await expect(open({ record: join(folder, 'no', 'folder') })).rejects.toThrow('cannot be written to record');
  });
});

describe('the control API', () => {
  it('gives the recording so far', async () => {
    const path = file('so-far.recording');
    const emulator = await open({ record: path });
    emulator.clock.freeze();
    expect(() => emulator.control.call('+15551234567', '+15550999')).toThrow('Nobody has the phone number');
    const response = await fetch(`${emulator.origin}/_emulator/v1/recording`);
    const text = await response.text();
    expect(response.headers.get('content-disposition')).toContain('local-taskrouter.recording');
    expect(text.trim().split('\n').at(-1)).toBe(
      JSON.stringify({
        at: emulator.clock.now(),
        do: 'act',
        act: { act: 'call', from: '+15551234567', to: '+15550999' },
        status: 400,
      }),
    );
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('says how to record where nothing is', async () => {
    const { origin } = await open({});
    const response = await fetch(`${origin}/_emulator/v1/recording`);
    expect([response.status, await response.text()]).toEqual([404, expect.stringContaining('--record FILE')]);
  });
});
