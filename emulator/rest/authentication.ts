import { timingSafeEqual } from 'node:crypto';
import type { Credentials } from '../credentials';
import { unauthenticated } from '../taskrouter/errors';

/** Longer than any user name and password that could be right. */
const comparedBytes = 512;

/** Text in a field of fixed length, its own length beside it, so that comparing takes the same time whatever it is. */
function padded(text: string): Buffer {
  const field = Buffer.alloc(comparedBytes + 4);
  field.write(text, 0, comparedBytes, 'utf8');
  field.writeUInt32LE(text.length, comparedBytes);
  return field;
}

/**
 * HTTP Basic authentication by the account's SID and token, or by an API key and its secret, compared in constant time.
 *
 * @returns A check of the `Authorization` header that throws TwilioError 401.
 * @see https://www.twilio.com/docs/iam/api
 */
export function basicAuthentication(credentials: Credentials): (authorization: string | undefined) => void {
  const { accountSid, authToken, apiKey, apiSecret } = credentials;
  const byToken = padded(`${accountSid}:${authToken}`);
  const byKey = padded(`${apiKey}:${apiSecret}`);
  return (authorization) => {
    const [, encoded] = /^basic +([A-Za-z0-9+/_=-]+)$/i.exec(authorization ?? '') ?? [];
    if (encoded === undefined)
      throw unauthenticated(
        'Authenticate: send the account SID and auth token, or an API key and its secret, by Basic',
      );
    const given = padded(Buffer.from(encoded, 'base64').toString('utf8'));
    // Both are compared whatever the first says, so that timing does not tell which kind was wrong.
    const isToken = timingSafeEqual(given, byToken);
    const isKey = timingSafeEqual(given, byKey);
    if (!isToken && !isKey) throw unauthenticated('Authentication Error - invalid username');
  };
}
