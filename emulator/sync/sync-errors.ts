import { TwilioError } from '../account/twilio-error';
import { maximumDataBytes, maximumNameCharacters, maximumTtlSeconds } from './sync-limits';

/** Sync's own errors. @see https://www.twilio.com/docs/api/errors */

export const dataTooLarge = (bytes: number): TwilioError =>
  new TwilioError(413, 54006, `Request entity too large: Data has ${bytes} bytes of at most ${maximumDataBytes}`);

export const invalidJson = (): TwilioError => new TwilioError(400, 54008, 'Invalid JSON: Data is to be a JSON object');

export const rateExceeded = (): TwilioError => new TwilioError(429, 54009, 'Rate limit exceeded');

export const invalidTtl = (name: string): TwilioError =>
  new TwilioError(400, 54011, `Invalid TTL: ${name} is to be a whole number of seconds from 0 to ${maximumTtlSeconds}`);

export const nameTaken = (): TwilioError => new TwilioError(409, 54301, 'Unique name already exists');

export const invalidName = (): TwilioError =>
  new TwilioError(
    400,
    54302,
    `Invalid unique name: UniqueName is to be 1 to ${maximumNameCharacters} characters that are no SID`,
  );

export const keyTaken = (): TwilioError =>
  new TwilioError(409, 54208, 'An Item with given key already exists in the Map');

export const invalidKey = (): TwilioError =>
  new TwilioError(400, 54209, `Invalid Map Item key: Key is to be 1 to ${maximumNameCharacters} characters`);

const missingData = { document: 54101, listItem: 54156, mapItem: 54206 } as const;

/** What data belongs to. */
export type DataOwner = keyof typeof missingData;

export const noData = (owner: DataOwner): TwilioError =>
  new TwilioError(400, missingData[owner], "The 'Data' parameter cannot be null");
