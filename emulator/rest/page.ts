import { invalid, TwilioError } from '../account/twilio-error';
import type { Address, Reply } from './operation';
import { text, wholeNumber, type Given, type RawParameters } from './parameters';

const defaultPageSize = 50;
const maximumPageSize = 1000;

/** The parameters that every list takes besides its own. @see https://www.twilio.com/docs/usage/twilios-response */
export const paging = {
  PageSize: wholeNumber(1, maximumPageSize),
  Page: wholeNumber(0, Number.MAX_SAFE_INTEGER),
  PageToken: text(),
};

/** How a list is put in order: by numbers of its rows, the smallest first; equal rows stand as they were made. */
export interface Order<R> {
  readonly keys: readonly ((row: R) => number)[];
  /** Whether equal rows stand the other way round. */
  readonly newestFirst?: boolean;
}

export interface Listing<R> {
  /** In the order they were made, which is the order of their SIDs. */
  readonly rows: Iterable<R>;
  readonly where?: ((row: R) => boolean) | undefined;
  readonly order?: Order<R> | undefined;
}

/** What of a call a list depends on. */
export interface ListCall {
  readonly given: Given<typeof paging>;
  readonly raw: RawParameters;
  readonly url: Address;
}

/** A page cut out of a list. The addresses have a path and a query, no origin. */
export interface Page<R> {
  readonly rows: readonly R[];
  readonly number: number;
  readonly size: number;
  readonly first: string;
  readonly previous: string | null;
  readonly next: string | null;
  readonly own: string;
}

/** A row's place in a list, which stays where it is when others come and go: its SID and what it is put in order by. */
interface Place {
  readonly sid: string;
  readonly keys: readonly number[];
}

type Token = { readonly after: Place } | { readonly before: Place };

const asMade: Order<unknown> = { keys: [] };

/**
 * Cuts one page out of a list. Its tokens name the row it ended at, so that a row made or deleted meanwhile shifts no
 * page.
 *
 * @throws TwilioError 400 where the token is not one of this list's, or a page is asked for without one
 */
export function cutPage<R extends { readonly sid: string }>(call: ListCall, listing: Listing<R>): Page<R> {
  const { PageSize: size = defaultPageSize, Page: number = 0, PageToken: given } = call.given;
  if (number > 0 && given === undefined)
    throw new TwilioError(
      400,
      40153,
      `Page ${number} was asked for without its PageToken: follow next_page_url instead`,
    );
  const order: Order<R> = listing.order ?? asMade;
  const token = given === undefined ? undefined : readToken(given, order.keys.length);
  const rows = listing.where ? [...listing.rows].filter(listing.where) : [...listing.rows];
  const places = rows.map((row) => ({ row, sid: row.sid, keys: order.keys.map((key) => key(row)) }));
  if (listing.order) places.sort((left, right) => compare(left, right, order.newestFirst));

  const [start, end] = bounds(places, token, size, order.newestFirst);
  const shown = places.slice(start, end);
  const [first, last] = [shown[0], shown.at(-1)];
  const address = (page: number, at?: Token): string => pageAddress(call, size, page, at);
  return {
    rows: shown.map(({ row }) => row),
    number,
    size,
    first: address(0),
    previous: first && start > 0 ? address(Math.max(0, number - 1), { before: first }) : null,
    next: last && end < places.length ? address(number + 1, { after: last }) : null,
    own: address(number, token),
  };
}

function compare(left: Place, right: Place, newestFirst = false): number {
  for (const [position, key] of left.keys.entries()) {
    const difference = key - (right.keys[position] ?? 0);
    if (difference !== 0) return difference;
  }
  if (left.sid === right.sid) return 0;
  return left.sid < right.sid === newestFirst ? 1 : -1;
}

/** Where the page a token asks for starts and ends. */
function bounds(
  places: readonly Place[],
  token: Token | undefined,
  size: number,
  newestFirst: boolean | undefined,
): readonly [number, number] {
  if (token && 'before' in token) {
    const end = countWhile(places, (place) => compare(place, token.before, newestFirst) < 0);
    return [Math.max(0, end - size), end];
  }
  const start = token ? countWhile(places, (place) => compare(place, token.after, newestFirst) <= 0) : 0;
  return [start, Math.min(start + size, places.length)];
}

function countWhile(places: readonly Place[], holds: (place: Place) => boolean): number {
  const at = places.findIndex((place) => !holds(place));
  return at < 0 ? places.length : at;
}

function pageAddress({ url, raw }: ListCall, size: number, page: number, token?: Token): string {
  const query = new URLSearchParams();
  for (const [name, values] of raw) {
    if (Object.hasOwn(paging, name)) continue;
    for (const value of values) query.append(name, value);
  }
  query.append('PageSize', String(size));
  query.append('Page', String(page));
  if (token) query.append('PageToken', writeToken(token));
  return `${url.pathname}?${query.toString()}`;
}

function writeToken(token: Token): string {
  const [direction, { sid, keys }] = 'after' in token ? (['A', token.after] as const) : (['B', token.before] as const);
  return `P${direction}${Buffer.from([encodeURIComponent(sid), ...keys].join(',')).toString('base64url')}`;
}

function readToken(given: string, keyCount: number): Token {
  const [, direction, encoded = ''] = /^P([AB])([\w-]+)$/.exec(given) ?? [];
  const [named = '', ...texts] = Buffer.from(encoded, 'base64url').toString().split(',');
  const sid = unescaped(named);
  const keys = texts.map(Number);
  if (direction === undefined || sid === '' || keys.length !== keyCount || keys.some(Number.isNaN))
    throw invalid(`Value '${given}' provided for PageToken is not a token of this list: follow next_page_url`);
  return direction === 'A' ? { after: { sid, keys } } : { before: { sid, keys } };
}

/** What {@link writeToken} escaped, since a SID may hold a comma where it is made of a name; empty where it is none of that. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/**
 * A page of a list as TaskRouter answers it: the rows under their key, and `meta` with absolute addresses.
 *
 * @param listing - With the key, and how a row is shown.
 * @throws TwilioError 400 where the page cannot be had
 */
export function listPage<R extends { readonly sid: string }>(
  call: ListCall,
  listing: Listing<R> & { readonly key: string; readonly format: (row: R) => object },
): Reply {
  const page = cutPage(call, listing);
  const { origin } = call.url;
  return {
    body: {
      [listing.key]: page.rows.map((row) => listing.format(row)),
      meta: {
        key: listing.key,
        page: page.number,
        page_size: page.size,
        first_page_url: origin + page.first,
        previous_page_url: page.previous && origin + page.previous,
        next_page_url: page.next && origin + page.next,
        url: origin + page.own,
      },
    },
  };
}
