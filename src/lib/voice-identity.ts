import { contactOf } from './contact';

/** What Twilio takes as a client's name unchanged. @see https://www.twilio.com/docs/voice/twiml/client */
const plain = /[A-Za-z0-9]/;

/**
 * The name under which a worker's browser is called: the worker's own, with every character that Twilio does not take
 * written as `_` and its bytes in hexadecimal. `ana.ruiz` becomes `ana_2Eruiz`; no two workers have the same.
 */
export function voiceIdentity(friendlyName: string): string {
  return Array.from(friendlyName)
    .map((character) =>
      plain.test(character)
        ? character
        : Array.from(Buffer.from(character), (byte) => `_${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
    )
    .join('');
}

/**
 * The name under which this worker's browser may be called, where the browser is their phone: `contact_uri` says
 * `client:` and that name. Workers can change their own attributes, and must not get a colleague's calls by that, so
 * that another name counts as none.
 *
 * @param attributes - As Twilio keeps them: JSON text.
 */
export function browserPhoneOf(worker: {
  readonly friendlyName: string;
  readonly attributes: string;
}): string | undefined {
  const identity = voiceIdentity(worker.friendlyName);
  return contactOf(worker.attributes) === `client:${identity}` ? identity : undefined;
}
