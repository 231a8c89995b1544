import { comparisons } from './evaluate';
import type { Condition, Operand, Operator } from './syntax';

/** In place of a value that depends on the task, or on the moment. */
export const unsettled = Symbol('unsettled');

/** What an attribute's path stands for: its value, null where there is none, or `unsettled`. */
export type Reading = (path: readonly (string | number)[]) => unknown;

/** Whether an expression holds; undefined where that depends on what is unsettled. */
export type Outlook = boolean | undefined;

/**
 * Judges an expression of which not every value is known: `worker.languages HAS task.language` cannot hold of a worker
 * without languages, whatever the task, and may hold of any other.
 */
export function outlook(condition: Condition, reading: Reading): Outlook {
  switch (condition.kind) {
    case 'not': {
      const inner = outlook(condition.condition, reading);
      return inner === undefined ? undefined : !inner;
    }
    case 'and':
    case 'or': {
      const decisive = condition.kind === 'or';
      const left = outlook(condition.left, reading);
      if (left === decisive) return decisive;
      const right = outlook(condition.right, reading);
      if (right === decisive) return decisive;
      return left === undefined || right === undefined ? undefined : !decisive;
    }
    case 'compare': {
      const left = valueOf(condition.left, reading);
      const right = valueOf(condition.right, reading);
      if (isSettled(left) && isSettled(right)) return comparisons[condition.operator](left, right);
      return isHopeless(condition.operator, left, right) ? false : undefined;
    }
  }
}

function valueOf(operand: Operand, reading: Reading): unknown {
  switch (operand.kind) {
    case 'value':
      return operand.value;
    case 'list':
      return operand.items.map((item) => valueOf(item, reading));
    case 'reference':
      return reading(operand.path);
  }
}

const isSettled = (value: unknown): boolean => (Array.isArray(value) ? value.every(isSettled) : value !== unsettled);

/** Whether the side that is known rules the comparison out. `NOT IN` is left open: what is not in nothing is a matter of taste. */
function isHopeless(operator: Operator, left: unknown, right: unknown): boolean {
  const known = (value: unknown, isPossible: (value: unknown) => boolean): boolean =>
    isSettled(value) && !isPossible(value);
  const isFilled = (value: unknown): boolean => Array.isArray(value) && value.length > 0;
  const isOrdered = (value: unknown): boolean => ['number', 'bigint', 'string'].includes(typeof value);
  const isScalar = (value: unknown): boolean => !Array.isArray(value);
  switch (operator) {
    case 'HAS':
      return known(left, isFilled);
    case 'IN':
      return known(right, isFilled);
    case 'NOT IN':
      return false;
    case '==':
    case '!=':
      return known(left, isScalar) || known(right, isScalar);
    case 'CONTAINS':
      return [left, right].some((side) => known(side, (value) => isOrdered(value) || typeof value === 'boolean'));
    default:
      return [left, right].some((side) => known(side, isOrdered));
  }
}
