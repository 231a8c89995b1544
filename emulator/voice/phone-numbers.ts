import type { PhoneNumberRow } from '../account/voice-rows';
import type { Engine } from '../taskrouter/engine';

/** A number of North America as people there write it; any other as it is. */
export const formattedNumber = (number: string): string =>
  number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, (_number, area: string, exchange: string, line: string) => {
    return `(${area}) ${exchange}-${line}`;
  });

export type PhoneNumberChange = Partial<Pick<PhoneNumberRow, 'friendlyName' | 'voiceUrl' | 'voiceMethod'>>;

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
