import type { Twilio } from 'twilio';
import type { IncomingPhoneNumberInstance } from 'twilio/lib/rest/api/v2010/account/incomingPhoneNumber';
import { rows } from '../../bulk/pages';
import { defined, orNone, text } from '../fields';
import type { Names } from '../names';
import type { Thing } from '../thing';
import { inList, never, type Collection } from './collection';

/**
 * A number's voice URL is asked only where no application and no trunk stand before it. Numbers cost money: a set-up
 * neither buys nor releases any.
 *
 * @see https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource
 */
export function phoneNumbers(client: Twilio, names: Names): Collection {
  const numbers = client.incomingPhoneNumbers;
  const thing = (row: IncomingPhoneNumberInstance): Thing => ({
    sid: row.sid,
    name: row.phoneNumber,
    fields: {
      voiceUrl: orNone(row.voiceUrl && names.withWorkflowNames(row.voiceUrl)),
      voiceMethod: row.voiceMethod,
      voiceApplication: orNone(row.voiceApplicationSid),
      trunk: orNone(row.trunkSid),
    },
  });
  return {
    ...inList(numbers, thing),
    async named(phoneNumber) {
      // It finds all that the number is a part of.
      for await (const row of rows(numbers.page({ phoneNumber })))
        if (row.phoneNumber === phoneNumber) return thing(row);
      return undefined;
    },
    create: never('Buying a phone number'),
    update: async ({ sid }, to) => {
      const url = text(to['voiceUrl']);
      return thing(
        await numbers(sid).update(
          defined({
            voiceUrl: url && names.withWorkflowSids(url),
            voiceMethod: text(to['voiceMethod']),
            voiceApplicationSid: text(to['voiceApplication']),
            trunkSid: text(to['trunk']),
          }),
        ),
      );
    },
    remove: never('Releasing a phone number'),
  };
}
