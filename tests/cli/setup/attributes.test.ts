import fc from 'fast-check';
import { documents } from '../../lib/attributes/documents';
import { SetUpFloor, fileOf } from './set-up-floor';

const theirs =
  '{ "id": 12345678901234567890, "level": 1.0, "price" : 1.10, "far": 1e400, "a": 1, "a": 2.50, "name": "J\\u00fcrgen" }';

const file = (attributes: string): Promise<string> =>
  fileOf(`workspace: w\nworkers:\n  - name: ada\n    attributes: ${attributes}\n`);

let floor: SetUpFloor;
beforeEach(async () => {
  floor = await SetUpFloor.open({ workspace: 'w', workers: [{ name: 'ada' }] });
});
afterEach(() => floor.close());

const worker = () => floor.workspace('w').workers(floor.sid('worker', 'ada'));
const write = (attributes: string) => worker().update({ attributes });
const read = async (): Promise<string> => (await worker().fetch()).attributes;

it('an attribute that is added leaves the others as they are written', async () => {
  await write(theirs);
  expect((await floor.apply(await file('{ skills: [support], "1": 1E5 }'))).exitCode).toBe(0);
  expect(await read()).toBe(`${theirs.slice(0, -2)},"1":1E5,"skills":["support"] }`);
});

it('an attribute that is changed is written where it was, as the file has it', async () => {
  await write(theirs);
  expect((await floor.apply(await file('{ id: 12345678901234567891, level: 2.00 }'))).exitCode).toBe(0);
  expect(await read()).toBe(theirs.replace('7890,', '7891,').replace('1.0,', '2.00,'));
});

it('--prune takes the others away and leaves the one that stays as it is written', async () => {
  await write(theirs);
  expect((await floor.apply(await file('{ price: 1.1 }'), '--prune')).exitCode).toBe(0);
  expect(await read()).toBe('{ "price" : 1.10 }');
});

it('numbers that are equal are no difference, however they are spelt, and others are', async () => {
  await write(theirs);
  const equal = '{ id: 12345678901234567890, level: 1, price: 1.100, far: 10e399, a: 25e-1, name: Jürgen }';
  const { operations } = await floor.plan(await file(equal), '--prune');
  expect(operations.filter(({ kind }) => kind === 'worker')).toEqual([]);
  const [operation] = (await floor.plan(await file('{ id: 12345678901234567891, level: "1" }'))).operations;
  expect(operation?.changes.map(({ field }) => field)).toEqual(['attributes.id', 'attributes.level']);
});

it('a plan shows numbers as they are written', async () => {
  await write(theirs);
  const path = await file('{ id: 12345678901234567891, price: 1.20 }');
  const { io } = await floor.desk(['setup', 'plan', path]);
  expect(io.stdout.text).toContain('attributes.id: 12345678901234567890 → 12345678901234567891');
  expect(io.stdout.text).toContain('attributes.price: 1.10 → 1.20');
  const { io: other } = await floor.desk(['--json', 'setup', 'plan', path]);
  expect(other.stdout.text).toContain('"field":"attributes.id","from":12345678901234567890,"to":12345678901234567891');
});

it('where the answer was lost, the attribute is there once', async () => {
  await write(theirs);
  floor.fault({ operation: 'UpdateWorker', trigger: { nth: 1 }, effect: { reset: 'after' } });
  expect((await floor.apply(await file('{ skills: [support] }'))).exitCode).toBe(0);
  expect(await read()).toBe(`${theirs.slice(0, -2)},"skills":["support"] }`);
});

it('an exported file makes the same attributes elsewhere, whatever they are', async () => {
  const there = await SetUpFloor.open({ workspace: 'w' });
  try {
    await fc.assert(
      fc.asyncProperty(documents, async ({ text }) => {
        fc.pre(text.length <= 4096);
        await write(text);
        const { io } = await floor.desk(['-w', 'w', 'setup', 'export']);
        const exported = await fileOf(io.stdout.text);
        // Nothing is to be done here.
        expect((await floor.plan(exported, '--prune')).operations).toEqual([]);
        expect((await there.apply(exported, '--prune')).exitCode).toBe(0);
        expect(there.written('w')).toBe(floor.written('w'));
      }),
      { numRuns: 12 * Number(process.env['PROPERTY_TIMES'] ?? 1), seed: 17 },
    );
  } finally {
    await there.close();
  }
});

it.each(['.inf', '-.INF', '.nan'])('a number that JSON has not is refused with its line: %s', async (number) => {
  const { exitCode, io } = await floor.desk(['setup', 'plan', await file(`{ level: ${number} }`)]);
  expect(exitCode).not.toBe(0);
  expect(io.stderr.text).toContain(`:4: workers.0.attributes: JSON has no number ${number}`);
});
