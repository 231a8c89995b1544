import { parse } from 'node:querystring';
import { validateRequest, validateRequestWithBody } from 'twilio';
import { readUrl } from '../../src/lib/text/read-url';

/** A request as it came over the wire, its body not yet parsed. */
export interface SignedRequest {
  /** The whole URL as the caller addressed it, query included. */
  url: string;
  /** The `X-Twilio-Signature` header. */
  signature: string | undefined;
  contentType: string | undefined;
  contentEncoding: string | undefined;
  body: Buffer;
}

/**
 * Tells whether Twilio (or whoever holds the auth token) signed this very request, query and body included.
 *
 * Whatever cannot be checked counts as not signed: a body that is neither a form nor covered by `bodySHA256`, one
 * that is compressed, or one that is not UTF-8.
 *
 * @see https://www.twilio.com/docs/usage/security#validating-requests
 */
export function isSignedByTwilio(request: SignedRequest, authToken: string): boolean {
  const { url, signature, body } = request;
  const address = readUrl(url);
  if (!authToken || !signature || !address) return false;
  if (request.contentEncoding !== undefined && request.contentEncoding !== 'identity') return false;
  const text = body.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(body)) return false;
  if (address.searchParams.has('bodySHA256')) return validateRequestWithBody(authToken, signature, url, text);
  if (body.length === 0) return validateRequest(authToken, signature, url, {});
  if (!isForm(request.contentType)) return false;
  return validateRequest(authToken, signature, url, parametersOf(text));
}

/** A form's parameters, by the parser that the Functions server reads it with; 0 lifts its limit of 1000. */
function parametersOf(form: string): Record<string, string | string[] | undefined> {
  const entries = Object.entries(parse(form, '&', '=', { maxKeys: 0 }));
  // Copied, because twilio knows a list by `instanceof`, and that fails for one made in another realm, as in a test.
  return Object.fromEntries(entries.map(([name, value]) => [name, Array.isArray(value) ? [...value] : value]));
}

function isForm(contentType: string | undefined): boolean {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/x-www-form-urlencoded';
}
