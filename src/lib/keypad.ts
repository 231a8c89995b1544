import { pipe, regex, string } from 'valibot';
import { DeskError } from './errors';
import { ownUrl } from './own-url';

const expected = 'expected 1 to 32 keys of 0 to 9, * and #';

/** A schema for the keys of a telephone. */
export const keys = pipe(string(expected), regex(/^[0-9*#]{1,32}$/, expected));

/**
 * TwiML that plays the tones of keys.
 *
 * @see https://www.twilio.com/docs/voice/twiml/play#attributes-digits
 */
export function keypadTones(digits: string): string {
  const response = new Twilio.twiml.VoiceResponse();
  response.play({ digits });
  return response.toString();
}

/**
 * Where Twilio fetches {@link keypadTones}.
 *
 * @param domain - Where this deployment is served: the runtime's `DOMAIN_NAME`.
 * @param origin - The origin in Twilio's place, if there is one: the desk is reached from there by the same protocol.
 * @throws DeskError `misconfigured` where Twilio itself would have to reach into this machine
 */
export function tonesUrl(domain: string, origin: string | undefined, digits: string): string {
  const url = ownUrl(domain, origin, '/keypad-tones');
  if (!url) {
    throw new DeskError(
      'misconfigured',
      `Twilio fetches the tones from this desk, and ${domain} is on this machine alone. Set DESK_ORIGIN to the address of a tunnel that leads here, and start the desk again.`,
    );
  }
  url.searchParams.set('digits', digits);
  return url.href;
}
