import type { CallRow } from '../account/voice-rows';
import { snakeCase } from '../core/snake-case';
import type { Engine } from '../taskrouter/engine';

export const apiVersion = '2010-04-01';

/** Countries by calling code, as far as pretend callers need them. */
const countries: readonly (readonly [prefix: string, country: string])[] = [
  ['+1', 'US'],
  ['+33', 'FR'],
  ['+34', 'ES'],
  ['+44', 'GB'],
  ['+49', 'DE'],
];

const countryOf = (number: string): string => countries.find(([prefix]) => number.startsWith(prefix))?.[1] ?? '';

/**
 * What every voice webhook says about its call. Where somebody lives is not known of pretend callers: cities, states
 * and post codes are empty.
 *
 * @see https://www.twilio.com/docs/voice/twiml#twilios-request-to-your-application
 */
export function voiceParameters(engine: Engine, call: CallRow): Record<string, string> {
  const fromCountry = countryOf(call.from);
  const toCountry = countryOf(call.to);
  return {
    CallSid: call.sid,
    AccountSid: engine.accountSid,
    ApiVersion: apiVersion,
    CallStatus: call.status,
    Direction: call.direction,
    From: call.from,
    FromCity: '',
    FromState: '',
    FromZip: '',
    FromCountry: fromCountry,
    Caller: call.from,
    CallerCity: '',
    CallerState: '',
    CallerZip: '',
    CallerCountry: fromCountry,
    To: call.to,
    ToCity: '',
    ToState: '',
    ToZip: '',
    ToCountry: toCountry,
    Called: call.to,
    CalledCity: '',
    CalledState: '',
    CalledZip: '',
    CalledCountry: toCountry,
    ...(call.parentCallSid !== null && { ParentCallSid: call.parentCallSid }),
  };
}

/**
 * What a task made from a call says about it: the same, in snake case.
 *
 * @see https://www.twilio.com/docs/taskrouter/twiml-queue-calls
 */
export function callAttributes(engine: Engine, call: CallRow): Record<string, string> {
  return Object.fromEntries(
    Object.entries(voiceParameters(engine, call)).map(([name, value]) => [snakeCase(name), value]),
  );
}
