import type { PhoneNumberRow, StatusCallback } from '../account/voice-rows';
import type { Engine } from '../taskrouter/engine';
import { callStatusCallback } from './read-status-callback';
import type { Target } from './twiml-attributes';

/** A number of North America as people there write it; any other as it is. */
export const formattedNumber = (number: string): string =>
  number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, (_number, area: string, exchange: string, line: string) => {
    return `(${area}) ${exchange}-${line}`;
  });

export type PhoneNumberChange = Partial<Pick<PhoneNumberRow, 'friendlyName' | 'voiceUrl' | 'voiceMethod' | 'settings'>>;

/** Who is told of the end of each call to a number. */
export function statusCallbackOf({ settings = {} }: PhoneNumberRow): StatusCallback | undefined {
  const { status_callback: url = '', status_callback_method: method = 'POST' } = settings;
  return callStatusCallback({ url: String(url), method: String(method) });
}

/** Who is asked for TwiML where the number's own cannot be had or followed. */
export function fallbackOf({ settings = {} }: PhoneNumberRow): Target | undefined {
  const { voice_fallback_url: url, voice_fallback_method: method } = settings;
  return url ? { url: String(url), method: method === 'GET' ? 'GET' : 'POST' } : undefined;
}

/** Gives the account a number, or changes one that it has. */
export function putPhoneNumber(engine: Engine, phoneNumber: string, change: PhoneNumberChange): PhoneNumberRow {
  const { phoneNumbers, phoneNumberBy } = engine.store;
  const now = engine.clock.now();
  const existing = phoneNumberBy.first(phoneNumber);
  if (existing) return phoneNumbers.update(existing.sid, { ...change, dateUpdated: now });
  return phoneNumbers.insert({
    sid: engine.ids.next('PN'),
    dateCreated: now,
    dateUpdated: now,
    phoneNumber,
    friendlyName: formattedNumber(phoneNumber),
    voiceUrl: null,
    voiceMethod: 'POST',
    ...change,
  });
}
