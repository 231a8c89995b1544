import * as v from 'valibot';
import { invalid } from '../account/twilio-error';
import { effectKinds, type Effect, type EffectKind, type NewFault } from './faults';

const text = v.pipe(v.string('expected text'), v.nonEmpty('expected text'));
const whole = (least: number, most: number, what: string): v.GenericSchema<unknown, number> => {
  const expected = `expected ${what} from ${least} to ${most}`;
  return v.pipe(v.number(expected), v.integer(expected), v.minValue(least, expected), v.maxValue(most, expected));
};
const oneOf = <const T extends string>(...choices: T[]): v.GenericSchema<unknown, T> =>
  v.picklist(choices, `expected one of ${choices.join(', ')}`);

const longestLatencyMs = 3_600_000;
const mostCalls = 1_000_000;
const mostSeconds = 86_400;

/** Once the request is carried out; absent for before. */
const after = v.exactOptional(v.literal(true, 'expected true, or nothing'));

const effects: Readonly<Record<EffectKind, v.GenericSchema<unknown, Effect>>> = {
  status: v.strictObject({
    status: whole(400, 599, 'an HTTP status'),
    code: v.exactOptional(whole(10_000, 99_999, "one of Twilio's error codes,")),
    message: v.exactOptional(text),
    retryAfterSeconds: v.exactOptional(whole(0, mostSeconds, 'seconds')),
    after,
  }),
  latencyMs: v.strictObject({ latencyMs: whole(1, longestLatencyMs, 'milliseconds'), after }),
  reset: v.strictObject({ reset: oneOf('before', 'after') }),
  dropSockets: v.strictObject({ dropSockets: text }),
  expireTokens: v.strictObject({ expireTokens: text }),
  phone: v.strictObject({ phone: oneOf('unreachable', 'busy', 'no-answer') }),
  fail: v.strictObject({ fail: oneOf('refused', 'slow') }),
  lateMs: v.strictObject({ lateMs: whole(1, longestLatencyMs, 'milliseconds') }),
  arrives: v.strictObject({ arrives: oneOf('never', 'twice', 'overtaken') }),
};

const aTrigger =
  'expected "always", {"nth": 3}, {"every": 2}, {"next": 5} or {"probability": 0.1, "seed": 7}, the numbers at least 1';
const aProbability = 'expected a probability from 0 to 1';
const calls = whole(1, mostCalls, 'a number');
const trigger = v.union(
  [
    v.literal('always'),
    v.strictObject({ nth: calls }),
    v.strictObject({ every: calls }),
    v.strictObject({ next: calls }),
    v.strictObject({
      probability: v.pipe(v.number(aProbability), v.minValue(0, aProbability), v.maxValue(1, aProbability)),
      seed: v.exactOptional(whole(0, 4_294_967_295, 'a seed')),
    }),
  ],
  aTrigger,
);

const fault = v.strictObject({
  operation: v.exactOptional(text),
  worker: v.exactOptional(text),
  trigger: v.exactOptional(trigger),
  effect: v.optional(v.unknown()),
});

function read<O>(schema: v.GenericSchema<unknown, O>, given: unknown, where: string): O {
  const result = v.safeParse(schema, given);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const at = [where, v.getDotPath(issue)].filter(Boolean).join('.') || 'A fault';
  const isUnknown = issue.expected === 'never';
  throw invalid(isUnknown ? `${at} is nothing that a fault has here` : `${at}: ${issue.message}`);
}

/**
 * Reads what somebody wants as a fault.
 *
 * @throws TwilioError 400 saying what is wrong and what was expected
 */
export function readFault(given: unknown): NewFault {
  const { effect: wanted, ...rest } = read(fault, given, '');
  const keys = typeof wanted === 'object' && wanted !== null ? Object.keys(wanted) : [];
  const kinds = effectKinds.filter((kind) => keys.includes(kind));
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1)
    throw invalid(`effect: expected an object with exactly one of ${effectKinds.join(', ')}`);
  return { ...rest, effect: read(effects[kind], wanted, 'effect') };
}
