import type { Condition, Operand, Operator } from './syntax';

/** What an expression's names stand for: attributes by name, nested as JSON is. */
export type Scope = Readonly<Record<string, unknown>>;

export type Test = (scope: Scope) => boolean;
type Read = (scope: Scope) => unknown;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path; null where there is none. */
export function readPath(scope: unknown, path: readonly (string | number)[]): unknown {
  let value = scope;
  for (const key of path) {
    if (typeof key === 'number') value = Array.isArray(value) ? value[key] : undefined;
    else value = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    if (value === undefined || value === null) return null;
  }
  return value;
}

function compileOperand(operand: Operand): Read {
  switch (operand.kind) {
    case 'value':
      return () => operand.value;
    case 'list': {
      const items = operand.items.map(compileOperand);
      return (scope) => items.map((item) => item(scope));
    }
    case 'reference':
      return (scope) => readPath(scope, operand.path);
  }
}

const isNumber = (value: unknown): value is number | bigint => typeof value === 'number' || typeof value === 'bigint';

const isArray = (value: unknown): value is unknown[] => Array.isArray(value);

const asText = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'boolean' || isNumber(value) ? String(value) : undefined;

/** Numbers compare as numbers and text as text; anything else does not compare. */
function order(left: unknown, right: unknown): number | undefined {
  if (isNumber(left) && isNumber(right)) return left < right ? -1 : Number(left > right);
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : Number(left > right);
  return undefined;
}

const scalar =
  (compare: (left: unknown, right: unknown) => boolean) =>
  (left: unknown, right: unknown): boolean =>
    !isArray(left) && !isArray(right) && compare(left, right);

const ordered = (accept: (difference: number) => boolean): ((left: unknown, right: unknown) => boolean) =>
  scalar((left, right) => {
    const difference = order(left, right);
    return difference !== undefined && accept(difference);
  });

/** How each operator compares. An array and a scalar operator, or the other way round, is false. */
export const comparisons: Record<Operator, (left: unknown, right: unknown) => boolean> = {
  '==': scalar((left, right) => left === right),
  '!=': scalar((left, right) => left !== right),
  '>': ordered((difference) => difference > 0),
  '>=': ordered((difference) => difference >= 0),
  '<': ordered((difference) => difference < 0),
  '<=': ordered((difference) => difference <= 0),
  CONTAINS: scalar((left, right) => {
    const within = asText(left);
    const part = asText(right);
    return within !== undefined && part !== undefined && within.includes(part);
  }),
  HAS: (left, right) => isArray(left) && left.includes(right),
  IN: (left, right) => isArray(right) && right.includes(left),
  'NOT IN': (left, right) => isArray(right) && !right.includes(left),
};

/** Turns a parsed expression into a test that can be run many times. */
export function compile(condition: Condition): Test {
  switch (condition.kind) {
    case 'and': {
      const left = compile(condition.left);
      const right = compile(condition.right);
      return (scope) => left(scope) && right(scope);
    }
    case 'or': {
      const left = compile(condition.left);
      const right = compile(condition.right);
      return (scope) => left(scope) || right(scope);
    }
    case 'not': {
      const test = compile(condition.condition);
      return (scope) => !test(scope);
    }
    case 'compare': {
      const left = compileOperand(condition.left);
      const right = compileOperand(condition.right);
      const compare = comparisons[condition.operator];
      return (scope) => compare(left(scope), right(scope));
    }
  }
}
