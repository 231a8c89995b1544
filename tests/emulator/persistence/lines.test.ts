import { checksum, formatVersion, LineWriter, readLines } from '../../../emulator/persistence/lines';
import { DataFileError } from '../../../emulator/persistence/data-file-error';

const values = [{ one: 1 }, { two: 'zwei\n' }, { three: 'ü' }];

function written(): Buffer[] {
  const writer = new LineWriter();
  return [writer.header(), ...values.map((value) => writer.line(value))];
}

const readAll = (bytes: Buffer): unknown[] => [...readLines(bytes, 'floor.data').values];

it('computes the checksum that everybody else does', () => {
  const bytes = Buffer.from('123456789');
  expect(checksum(bytes).toString(16)).toBe('cbf43926');
  expect(checksum(bytes.subarray(4), checksum(bytes.subarray(0, 4)))).toBe(checksum(bytes));
});

it('reads what was written', () => {
  expect(readAll(Buffer.concat(written()))).toEqual(values);
});

it('leaves out a line that was never finished, and says how long it is', () => {
  const bytes = Buffer.concat(written()).subarray(0, -3);
  expect(readAll(bytes)).toEqual(values.slice(0, 2));
  expect(readLines(bytes, 'floor.data').tornBytes).toBe((written().at(-1)?.length ?? 0) - 3);
});

it('refuses a line that is damaged, wherever the damage is', () => {
  const whole = Buffer.concat(written());
  const [header] = written();
  for (let position = header?.length ?? 0; position < whole.length - 1; position += 1) {
    const damaged = Buffer.from(whole);
    damaged[position] = (damaged[position] ?? 0) ^ 0x01;
    expect(() => readAll(damaged)).toThrow(DataFileError);
  }
});

it.each([
  ['missing', ([header, , ...rest]: Buffer[]) => [header, ...rest]],
  ['there twice', ([header, first, ...rest]: Buffer[]) => [header, first, first, ...rest]],
  ['in the wrong place', ([header, first, second, ...rest]: Buffer[]) => [header, second, first, ...rest]],
])('refuses a file in which a line is %s', (_, change) => {
  const lines = change(written()).filter((line) => line !== undefined);
  expect(() => readAll(Buffer.concat(lines))).toThrow(/^floor.data is damaged in line \d, which begins at byte \d+/);
});

it('says how to keep what came before the damage', () => {
  const [header = Buffer.of(), first = Buffer.of(), second = Buffer.of()] = written();
  const bytes = Buffer.concat([header, first, second]);
  bytes[header.length + first.length + 12] = 0;
  const whole = header.length + first.length;
  expect(() => readAll(bytes)).toThrow(`head -c ${whole} floor.data > a-new-file`);
  expect(readAll(bytes.subarray(0, whole))).toEqual([values[0]]);
});

it.each(['hello', 'hello\n', '{"format":"local-taskrouter"}\n', '\n', '00000000 {}\n'])(
  'refuses what is no data file: %j',
  (text) => {
    expect(() => readAll(Buffer.from(text))).toThrow('floor.data is not a data file of the local TaskRouter');
  },
);

it('refuses a file of a format to come', () => {
  const later = new LineWriter().line({ format: 'local-taskrouter', version: formatVersion + 1 });
  expect(() => readAll(later)).toThrow(
    `floor.data has format ${formatVersion + 1}, and this version of the local TaskRouter knows format ${formatVersion}`,
  );
});
