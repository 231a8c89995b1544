import { isAttribute } from '../fields';
import { same } from '../same';
import type { Fields } from '../thing';
import type { Change } from './operation';

/** The fields of a new thing; what it has none of is not mentioned. An attribute may well have the value `null`. */
export const allOf = (fields: Fields): Change[] =>
  Object.entries(fields).flatMap(([field, to]) =>
    to === undefined || (to === null && !isAttribute(field)) ? [] : [{ field, to }],
  );

/**
 * What has to change for a thing to be as wanted.
 *
 * @param exactly - Whether attributes that are not wanted go.
 */
export function differences(current: Fields, wanted: Fields, exactly: boolean): Change[] {
  const changed = Object.entries(wanted).flatMap(([field, to]): Change[] => {
    const from = current[field];
    if (same(field, from, to)) return [];
    return [{ field, ...(from !== undefined && { from }), to }];
  });
  if (!exactly) return changed;
  const gone = Object.entries(current).flatMap(([field, from]) =>
    isAttribute(field) && !(field in wanted) ? [{ field, from }] : [],
  );
  return [...changed, ...gone];
}
