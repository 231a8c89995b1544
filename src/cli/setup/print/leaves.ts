import { isLosslessNumber } from 'lossless-json';
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
export interface Difference {
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
