import { isLosslessNumber } from 'lossless-json';
import { amountOf } from '../../lib/attributes/exact';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON text in which neither the order of keys nor the spelling of numbers makes a difference. */
const canonical = (value: unknown): string | undefined =>
  JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'number' || isLosslessNumber(part)) return `#${amountOf(part)}`;
    if (typeof part === 'string') return `"${part}`;
    if (!isObject(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)));
  });

const numeric = new Set(['timeout', 'priority']);

/** A workflow's configuration without what makes no difference to TaskRouter: absences, and numbers written as text. */
function plainConfiguration(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainConfiguration);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => {
      if (part === null || part === '' || (Array.isArray(part) && part.length === 0)) return [];
      const isNumber = numeric.has(key) && typeof part === 'string' && /^\d+$/.test(part);
      return [[key, isNumber ? Number(part) : plainConfiguration(part)]];
    }),
  );
}

/** Whether two values of a field mean the same. */
export function same(field: string, left: unknown, right: unknown): boolean {
  if (field !== 'configuration') return canonical(left) === canonical(right);
  return canonical(plainConfiguration(left)) === canonical(plainConfiguration(right));
}
