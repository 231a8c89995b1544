import { preconditionFailed } from '../account/twilio-error';

export const etag = (version: number): string => `"${version}"`;

/**
 * Obeys `If-Match`: a version with or without quotes, several of them, or `*`.
 *
 * @throws TwilioError 412 where the resource has another version
 */
export function checkVersion(ifMatch: string | undefined, version: number): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  const wanted = ifMatch.split(',').map((one) => one.trim().replace(/^W\//, '').replaceAll('"', ''));
  if (!wanted.includes(String(version))) throw preconditionFailed(ifMatch, String(version));
}
