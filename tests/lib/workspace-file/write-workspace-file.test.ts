import fc from 'fast-check';
import { readWorkspaceFile } from '../../../src/lib/workspace-file/read-workspace-file';
import type { WorkspaceFile } from '../../../src/lib/workspace-file/schema';
import { completed } from '../../../src/lib/workspace-file/whole';
import { writeWorkspaceFile } from '../../../src/lib/workspace-file/write-workspace-file';

const nasty = fc.constantFrom(
  ...[
    '\u001b]0;x\u0007',
    '\u001b[2J',
    '\u009b31m',
    '\u0085',
    '\u007f',
    '\u202e',
    '\u2066',
    '\u061c',
    '\u200b',
    '\u2028',
  ],
  ...[
    '\ufeff',
    '\u{e0041}',
    '\ud800',
    '\udfff',
    '\0',
    '\r',
    '\r\n',
    '\n',
    '\n\n',
    '\t',
    ' ',
    '"',
    "'",
    '\\',
    '#',
    ': ',
    '- ',
  ],
);
const texts = fc
  .array(fc.oneof({ weight: 2, arbitrary: nasty }, fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 8 })
  .map((parts) => parts.join(''));
const names = texts.map((text) => `n${text}`.slice(0, 60));
const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    texts,
    fc.boolean(),
    fc.integer(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(texts, tie('value'), { maxKeys: 3 }),
  ),
})).value;
const objects = fc.dictionary(texts, values, { maxKeys: 4, noNullPrototype: true });

const files: fc.Arbitrary<WorkspaceFile> = fc.record({
  workspace: names,
  eventCallbackUrl: texts,
  activities: names.map((name) => [{ name }]),
  taskQueues: fc.record({ name: names, targetWorkers: texts }).map((queue) => [queue]),
  workflows: fc.record({ name: names, configuration: objects }).map((workflow) => [workflow]),
  workers: fc.record({ name: names, attributes: objects }).map((worker) => [worker]),
  phoneNumbers: fc.record({ number: names, voiceUrl: texts }).map((number) => [number]),
});

it('does no harm on a terminal, and is read as what was written, to the letter', () => {
  fc.assert(
    fc.property(files, (file) => {
      const whole = completed(file);
      const written = writeWorkspaceFile(whole);
      expect(written).not.toMatch(/(?![\t\n])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u200B\u2060\uFEFF\u{E0041}]/u);
      expect(completed(readWorkspaceFile(written, 'w.yaml').content)).toEqual(whole);
    }),
    { numRuns: 300 },
  );
});

it('escapes as YAML does, and only what nobody sees', () => {
  const whole = completed({ workspace: 'Büro 名 👩‍👧', workers: [{ name: 'a\u009b\u202e\u{e0041}', attributes: {} }] });
  expect(writeWorkspaceFile(whole)).toBe(
    'workspace: Büro 名 👩‍👧\nworkers:\n  - name: "a\\u009B\\u202E\\U000E0041"\n    attributes: {}\n',
  );
});
