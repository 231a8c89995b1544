import { paging } from '../rest/page';
import { wholeNumber, type Parameter } from '../rest/parameters';
import { type DataOwner, dataTooLarge, invalidJson, invalidKey, invalidName, invalidTtl, noData } from './sync-errors';
import { maximumDataBytes, maximumNameCharacters, maximumPageSize, maximumTtlSeconds } from './sync-limits';

/** As of every list, with shorter pages. */
export const syncPaging = { ...paging, PageSize: wholeNumber(1, maximumPageSize) };

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidJson();
  }
}

/** JSON text of an object that Sync has room for. @throws TwilioError 400, 413 */
export function data(): Parameter<string | undefined> {
  return {
    read(_name, [text]) {
      if (text === undefined) return undefined;
      if (!isObject(parsed(text))) throw invalidJson();
      const bytes = Buffer.byteLength(text);
      if (bytes > maximumDataBytes) throw dataTooLarge(bytes);
      return text;
    },
  };
}

/** The same where it has to be there. @throws TwilioError 400, 413 */
export function requiredData(owner: DataOwner): Parameter<string> {
  const optional = data();
  return {
    read(name, values) {
      const given = optional.read(name, values);
      if (given === undefined) throw noData(owner);
      return given;
    },
  };
}

/** Seconds from now; 0 and nothing at all are for ever, and read as `null`. @throws TwilioError 400 */
export function ttl(): Parameter<number | null | undefined> {
  return {
    read(name, [text]) {
      if (text === undefined) return undefined;
      if (text === '') return null;
      const seconds = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
      if (!(seconds <= maximumTtlSeconds)) throw invalidTtl(name);
      return seconds === 0 ? null : seconds;
    },
  };
}

const sidPattern = /^[A-Z]{2}[a-f0-9]{32}$/;

/** A name of the application's own choice. @see https://www.twilio.com/docs/api/errors/54302 */
export function uniqueName(): Parameter<string | undefined> {
  return {
    read(_name, [text]) {
      if (text === undefined) return undefined;
      if (text === '' || text.length > maximumNameCharacters || sidPattern.test(text)) throw invalidName();
      return text;
    },
  };
}

/** @see https://www.twilio.com/docs/api/errors/54209 */
export function itemKey(): Parameter<string> {
  return {
    read(_name, [text = '']) {
      if (text === '' || text.length > maximumNameCharacters) throw invalidKey();
      return text;
    },
  };
}
