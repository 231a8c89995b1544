import { timingSafeEqual } from 'node:crypto';
import type { Credentials } from '../credentials';
import { unauthenticated } from '../account/twilio-error';

/** Longer than any user name and password that could be right. */
const comparedBytes = 512;

/** Fills a field of fixed length with text, its own length beside it, so that comparing takes the same time whatever it is. */
function fill(field: Buffer, text: string, encoding: 'utf8' | 'base64'): Buffer {
  field.fill(0, field.write(text, 0, comparedBytes, encoding), comparedBytes);
  field.writeUInt32LE(Buffer.byteLength(text, encoding), comparedBytes);
  return field;
}

const newField = (): Buffer => Buffer.alloc(comparedBytes + 4);

/**
 * HTTP Basic authentication by the account's SID and token, or by an API key and its secret, compared in constant time.
 *
 * @returns A check of the `Authorization` header that throws TwilioError 401.
 * @see https://www.twilio.com/docs/iam/api
 */
export function basicAuthentication(credentials: Credentials): (authorization: string | undefined) => void {
  const { accountSid, authToken, apiKey, apiSecret } = credentials;
  const byToken = fill(newField(), `${accountSid}:${authToken}`, 'utf8');
  const byKey = fill(newField(), `${apiKey}:${apiSecret}`, 'utf8');
  const given = newField();
  return (authorization) => {
    const [, encoded] = /^basic +([A-Za-z0-9+/_=-]+)$/i.exec(authorization ?? '') ?? [];
    if (encoded === undefined)
      throw unauthenticated(
        'Authenticate: send the account SID and auth token, or an API key and its secret, by Basic',
      );
    fill(given, encoded, 'base64');
    // Both are compared whatever the first says, so that timing does not tell which kind was wrong.
    const isToken = timingSafeEqual(given, byToken);
    const isKey = timingSafeEqual(given, byKey);
    if (!isToken && !isKey) throw unauthenticated('Authentication Error - invalid username');
  };
}
