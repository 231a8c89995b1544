import fc from 'fast-check';
import { expression, readPath, unsettled, type Outlook } from '../../../src/lib/expression';

const known = { level: 5, name: 'ada', skills: ['support'], none: [], vip: true };

/** `task` and everything in it is unsettled. */
const look = (text: string): Outlook =>
  expression(text).outlook((path) => (path[0] === 'task' ? unsettled : readPath(known, path)));

it.each<[string, Outlook]>([
  ['level > 4', true],
  ['level > 5', false],
  ['level > task.level', undefined],
  ['missing > task.level', false],
  ['skills == task.skill', false],
  ['name == task.name', undefined],
  ['missing != task.name', undefined],
  ['skills HAS task.skill', undefined],
  ['none HAS task.skill', false],
  ['name HAS task.skill', false],
  ['task.skill IN skills', undefined],
  ['task.skill IN missing', false],
  ['task.skill IN ["a", "b"]', undefined],
  ['name IN ["a", task.name]', undefined],
  ['task.skill NOT IN missing', undefined],
  ['name CONTAINS task.part', undefined],
  ['missing CONTAINS task.part', false],
  ['vip CONTAINS task.part', undefined],
  ['level > 4 AND task.a == 1', undefined],
  ['level > 5 AND task.a == 1', false],
  ['task.a == 1 AND level > 5', false],
  ['level > 4 OR task.a == 1', true],
  ['task.a == 1 OR level > 4', true],
  ['level > 5 OR task.a == 1', undefined],
  ['NOT (task.a == 1)', undefined],
  ['NOT (level > 5 AND task.a == 1)', true],
  ['', false],
])('%j is %s', (text, expected) => {
  expect(look(text)).toBe(expected);
});

const value = fc.constantFrom<unknown>(null, true, 3, 5, 'a', 'support', [], ['support', 5]);
const operand = fc.constantFrom('a', 'b', 'task.x', 'task.y', '3', '"support"', '["support", task.x]', 'null');
const comparison = fc
  .tuple(operand, fc.constantFrom('==', '!=', '>', '<=', 'HAS', 'IN', 'NOT IN', 'CONTAINS'), operand)
  .map((parts) => parts.join(' '));
const condition = fc.letrec<{ any: string; joined: string; negated: string }>((tie) => ({
  any: fc.oneof({ maxDepth: 3 }, comparison, tie('joined'), tie('negated')),
  joined: fc
    .tuple(tie('any'), fc.constantFrom('AND', 'OR'), tie('any'))
    .map(([left, word, right]) => `(${left}) ${word} (${right})`),
  negated: tie('any').map((inner) => `NOT (${inner})`),
})).any;

it('never rules out what some task makes true, nor the other way round', () => {
  fc.assert(
    fc.property(condition, fc.record({ a: value, b: value }), fc.record({ x: value, y: value }), (text, own, task) => {
      const read = expression(text);
      const outlook = read.outlook((path) => (path[0] === 'task' ? unsettled : readPath(own, path)));
      if (outlook !== undefined) expect(read.evaluate({ ...own, task })).toBe(outlook);
    }),
    { numRuns: 2_000, seed: 15 },
  );
});
