import { stringify, isLosslessNumber } from 'lossless-json';
import type { Io } from '../../io';
import { palette, type Palette } from '../../output/colour';
import { plain } from '../../output/plain';
import type { Change, Operation, Plan, Problem } from '../plan/operation';
import { describeLeftAlone, describeThing } from './print-operation';
import { same } from '../same';

/** A value that is part of another, and where in it. */
type Leaf = readonly [path: string, value: unknown];

function leavesOf(value: unknown, path: string): Leaf[] {
  if (Array.isArray(value) && value.some((part) => typeof part === 'object' && part !== null))
    return value.flatMap((part, position) => leavesOf(part, `${path}[${position}]`));
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isLosslessNumber(value))
    return [[path, value]];
  return Object.entries(value).flatMap(([key, part]) => leavesOf(part, `${path}.${key}`));
}

/** A difference between two values, and where in them it is. */
interface Difference {
  readonly path: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** Takes two values apart as far as it helps to see in what they differ. */
export function differencesWithin(field: string, from: unknown, to: unknown): Difference[] {
  const before = new Map(leavesOf(from, field));
  const after = new Map(leavesOf(to, field));
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths
    .filter((path) => !same(path, before.get(path), after.get(path)))
    .map((path) => ({ path, from: before.get(path), to: after.get(path) }));
}

const show = (value: unknown): string => {
  if (value === null || value === undefined) return 'none';
  return plain(typeof value === 'string' ? value : (stringify(value) ?? 'none'));
};

function changeLines(operation: Operation, { field, from, to }: Change): string[] {
  if (operation.action === 'remove') return [];
  const isNew = operation.action === 'create';
  return differencesWithin(field, isNew ? undefined : from, to)
    .filter((difference) => !isNew || difference.to !== undefined)
    .map(({ path, ...values }) =>
      isNew ? `${plain(path)}: ${show(values.to)}` : `${plain(path)}: ${show(values.from)} → ${show(values.to)}`,
    );
}

function operationLines(operation: Operation, colour: Palette): string[] {
  const marks = { create: colour.green('+'), update: colour.yellow('~'), remove: colour.red('-') };
  const sid = operation.sid === null ? '' : colour.dim(` ${operation.sid}`);
  return [
    `  ${marks[operation.action]} ${plain(describeThing(operation))}${sid}`,
    ...operation.changes.flatMap((change) => changeLines(operation, change)).map((line) => `      ${line}`),
  ];
}

const problemLines = (problems: readonly Problem[]): string[] =>
  problems.map(({ where, message }) => `  ${plain(where)}: ${plain(message)}`);

/** What several addresses wait for is said once, with their lines. */
function waitingLines(waiting: readonly Problem[]): string[] {
  const places = new Map<string, string[]>();
  for (const { where, message } of waiting) places.set(message, [...(places.get(message) ?? []), where]);
  const byLine = new Intl.Collator('en', { numeric: true });
  return [...places].flatMap(([message, wheres]) => [
    `  ${plain(message)}`,
    ...wheres.toSorted((one, other) => byLine.compare(one, other)).map((where) => `    ${where}`),
  ]);
}

/** Says how much a plan is, in one sentence. */
export function countOf({ operations, unchanged }: Plan): string {
  const count = (action: Operation['action']): number =>
    operations.filter((operation) => operation.action === action).length;
  const as = `${unchanged} ${unchanged === 1 ? 'is' : 'are'} as the file says`;
  if (operations.length === 0) return `Nothing to do: ${as}.`;
  return `${count('create')} to create, ${count('update')} to change, ${count('remove')} to remove; ${as}.`;
}

/** Shows a plan to a person. */
export function printPlan(io: Io, plan: Plan): void {
  const colour = palette(io, io.stdout);
  const print = (...lines: readonly string[]): void => io.stdout.write(lines.map((line) => `${line}\n`).join(''));
  const { workspace, operations, leftAlone, waiting, problems } = plan;
  print(`Workspace ${plain(workspace.name)} ${workspace.sid === null ? '(to be created)' : `(${workspace.sid})`}`);
  print(...operations.flatMap((operation) => operationLines(operation, colour)));
  if (leftAlone.length > 0)
    print('', 'Not in the file, so left alone:', ...leftAlone.map((thing) => `  ${plain(describeLeftAlone(thing))}`));
  if (waiting.length > 0) print('', 'Left out for now:', ...waitingLines(waiting));
  print('', countOf(plan));
  if (problems.length > 0) print('', colour.red('The file has problems:'), ...problemLines(problems));
}
