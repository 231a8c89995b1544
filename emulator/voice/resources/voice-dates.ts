import { date } from '../../rest/parameters';

/** A moment as the voice API writes it: `Fri, 20 Nov 2026 12:00:00 +0000`. */
export function rfc2822(epochMs: number): string;
export function rfc2822(epochMs: number | null): string | null;
export function rfc2822(epochMs: number | null): string | null {
  return epochMs === null ? null : new Date(epochMs).toUTCString().replace('GMT', '+0000');
}

const dayMs = 86_400_000;
const dayOf = (epochMs: number): number => Math.floor(epochMs / dayMs);

/** The three parameters by which lists are narrowed to a time: on a day, until a moment and from a moment. */
export function timeFilters<const Name extends string>(
  name: Name,
): Record<Name | `${Name}<` | `${Name}>`, ReturnType<typeof date>>;
export function timeFilters(name: string): Record<string, ReturnType<typeof date>> {
  return { [name]: date(), [`${name}<`]: date(), [`${name}>`]: date() };
}

export interface TimeRange {
  readonly on: number | undefined;
  readonly until: number | undefined;
  readonly from: number | undefined;
}

/**
 * Whether a moment is in a range of days, which counts whole: until a day is until its end.
 *
 * @param epochMs - `null` is in no range, except one without limits.
 */
export function isWithinDays(epochMs: number | null, { on, until, from }: TimeRange): boolean {
  if (on === undefined && until === undefined && from === undefined) return true;
  if (epochMs === null) return false;
  const day = dayOf(epochMs);
  return (
    (on === undefined || day === dayOf(on)) &&
    (until === undefined || day <= dayOf(until)) &&
    (from === undefined || day >= dayOf(from))
  );
}

/** The same by moments rather than days, except that `on` always means a day. */
export function isWithin(epochMs: number | null, { on, until, from }: TimeRange): boolean {
  if (!isWithinDays(epochMs, { on, until: undefined, from: undefined })) return false;
  if (until === undefined && from === undefined) return true;
  return epochMs !== null && epochMs <= (until ?? epochMs) && epochMs >= (from ?? epochMs);
}
