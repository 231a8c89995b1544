import { invalid } from '../account/twilio-error';
import type { Parameters } from './bridge-parameters';

/** One page of a list, as the browser SDK reads it. */
export interface ListPayload {
  readonly contents: readonly object[];
  /** The last item's SID where more follow; the next request names it. */
  readonly after_sid: string | null;
  readonly before_sid: null;
  readonly meta: { readonly list_key: 'contents'; readonly next_token?: string | null };
  readonly page: number;
  /** How many items there are on all pages. */
  readonly total: number;
  readonly start: number;
  readonly end: number;
  readonly nextPage: number;
  readonly lastPage: number;
}

export interface ListOptions<R> {
  /** Which rows are listed; all of them where absent. */
  readonly where?: (row: R) => boolean;
  /** What the list can be ordered by: Twilio's name of it, and its value. */
  readonly orderings?: Readonly<Record<string, (row: R) => number>>;
}

const maximumPageSize = 1000;

/**
 * Cuts a page out of rows that stand in the order they were made.
 *
 * A list is read on by the last SID (`AfterSid`), or, where the client chose an ordering, by a token (`NextToken`).
 *
 * @throws TwilioError 400 where the page size, the ordering or the place to go on from is wrong
 */
export function listPage<R extends { readonly sid: string }>(
  rows: Iterable<R>,
  parameters: Parameters,
  format: (row: R) => object,
  { where = () => true, orderings = {} }: ListOptions<R> = {},
): ListPayload {
  const ordering = parameters.text('Ordering');
  const all = ordering === undefined ? [...rows] : ordered([...rows], ordering, orderings);
  const listed = all.filter(where);
  const rest = after(all, cursor(parameters, ordering !== undefined)).filter(where);
  const page = rest.slice(0, pageSize(parameters));
  const goOnFrom = rest.length > page.length ? (page.at(-1)?.sid ?? null) : null;
  return {
    contents: page.map(format),
    after_sid: ordering === undefined ? goOnFrom : null,
    before_sid: null,
    meta: { list_key: 'contents', ...(ordering !== undefined && { next_token: goOnFrom && toToken(goOnFrom) }) },
    page: 0,
    total: listed.length,
    start: 0,
    end: 0,
    nextPage: 0,
    lastPage: 0,
  };
}

function pageSize(parameters: Parameters): number {
  const size = parameters.wholeNumber('PageSize') ?? maximumPageSize;
  if (size < 1 || size > maximumPageSize)
    throw invalid(`Value '${size}' provided for PageSize is not between 1 and ${maximumPageSize}`);
  return size;
}

interface Cursor {
  readonly name: string;
  readonly given: string;
  readonly sid: string;
}

function cursor(parameters: Parameters, isOrdered: boolean): Cursor | undefined {
  const name = isOrdered ? 'NextToken' : 'AfterSid';
  const given = parameters.text(name);
  return given === undefined ? undefined : { name, given, sid: isOrdered ? fromToken(given) : given };
}

function after<R extends { readonly sid: string }>(rows: R[], from: Cursor | undefined): R[] {
  if (!from) return rows;
  const at = rows.findIndex(({ sid }) => sid === from.sid);
  if (at < 0) throw invalid(`Value '${from.given}' provided for ${from.name} is not in the list`);
  return rows.slice(at + 1);
}

function ordered<R>(rows: R[], ordering: string, orderings: Readonly<Record<string, (row: R) => number>>): R[] {
  const [name = '', direction = 'asc'] = ordering.split(':');
  const valueOf = Object.hasOwn(orderings, name) ? orderings[name] : undefined;
  if (!valueOf || (direction !== 'asc' && direction !== 'desc')) {
    const known = Object.keys(orderings).map((known) => `${known}:asc or ${known}:desc`);
    throw invalid(`Value '${ordering}' provided for Ordering is not ${known.join(' or ') || 'known here'}`);
  }
  const sign = direction === 'asc' ? 1 : -1;
  return rows.sort((a, b) => sign * (valueOf(a) - valueOf(b)));
}

const toToken = (sid: string): string => Buffer.from(sid).toString('base64url');
const fromToken = (token: string): string => Buffer.from(token, 'base64url').toString();
