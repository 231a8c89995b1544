import { anyone, createHandler } from '../lib/handler';
import { keypadTones, keys } from '../lib/keypad';
import type { Platform } from '../lib/platform';
import { xml } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';

/**
 * `POST /keypad-tones`: TwiML that plays the tones of keys, for an announcement in a call. See docs/functions.md.
 *
 * Like /assignment, it leaves the check of `X-Twilio-Signature` to Twilio's gateway.
 */
export function createKeypadTonesHandler(platform: Platform) {
  return createHandler(platform, {
    needs: [],
    authorise: anyone,
    input: { digits: keys },
    run: (call) => xml(keypadTones(call.input.digits)),
  });
}

export const handler = createKeypadTonesHandler(runtimePlatform);
