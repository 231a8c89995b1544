import type { End } from '../ground/outcome';
import { asObject, isObject } from '../ground/json';
import { type Shift, SHIFT_CALLS, type ShiftCall } from './shift-state';
import type { Talk } from '../ground/engagement';
import type { Caller } from '../ground/task';
import { plainText } from '../ground/plain-text';

/** A shift nobody has touched for this long is over: whoever signs in now begins another. */
export const SHIFT_ENDS_AFTER_MS = 12 * 3_600_000;

const ENDS: Record<End, true> = {
  completed: true,
  rejected: true,
  'timed-out': true,
  canceled: true,
  rescinded: true,
  'failed-to-connect': true,
};

const TALKS: Record<Talk, true> = { none: true, unconnected: true, call: true };

/** A shift as it is written into the browser's storage. */
export interface KeptShift {
  readonly keptAt: number;
  readonly shift: Shift;
}

/**
 * Reads what {@link KeptShift} wrote. Anything may stand in a browser's storage: what cannot be one is no shift, and
 * neither is one that is too old.
 */
export function readShift(stored: unknown, now: number): Shift | undefined {
  const { keptAt, shift } = asObject(stored);
  if (typeof keptAt !== 'number' || !isObject(shift)) return undefined;
  if (keptAt > now || now - keptAt > SHIFT_ENDS_AFTER_MS) return undefined;
  const { taken, missed, rejected, handledMs, handled, calls } = shift;
  if (!isCount(taken) || !isCount(missed) || !isCount(rejected) || !isCount(handled)) return undefined;
  if (!isLength(handledMs) || !Array.isArray(calls)) return undefined;
  const read = calls.slice(-SHIFT_CALLS).flatMap((call) => readCall(asObject(call), now) ?? []);
  return { taken, missed, rejected, handledMs, handled, calls: read };
}

function readCall(call: Readonly<Record<string, unknown>>, now: number): ShiftCall | undefined {
  const { at, caller, talk, end, handledMs } = call;
  if (!isLength(at) || at > now || !isKey(TALKS, talk) || !isKey(ENDS, end)) return undefined;
  return { at, caller: readCaller(asObject(caller)), talk, end, ...(isLength(handledMs) && { handledMs }) };
}

function readCaller({ name, number, wants }: Readonly<Record<string, unknown>>): Caller {
  return {
    ...(typeof name === 'string' && { name: plainText(name) }),
    ...(typeof number === 'string' && { number: plainText(number) }),
    ...(typeof wants === 'string' && { wants: plainText(wants) }),
  };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && isLength(value);
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isKey<K extends string>(record: Record<K, true>, value: unknown): value is K {
  return typeof value === 'string' && Object.hasOwn(record, value);
}
