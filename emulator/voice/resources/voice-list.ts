import type { Reply } from '../../rest/operation';
import { cutPage, type ListCall, type Listing } from '../../rest/page';
import { apiVersion } from '../voice-parameters';

/** The template that every operation of the voice API begins with. */
export const accountPath = '/2010-04-01/Accounts/:AccountSid';

/** Where something of an account is found, without host and ending. */
export const accountUri = (accountSid: string, ...segments: readonly string[]): string =>
  ['', apiVersion, 'Accounts', accountSid, ...segments].join('/');

/**
 * A page of a list as the voice API answers it, newest first where no order is given: the rows under their key, and addresses without a host.
 *
 * @throws TwilioError 400 where the page cannot be had
 */
export function accountList<R extends { readonly sid: string }>(
  call: ListCall,
  listing: Pick<Listing<R>, 'rows' | 'where' | 'order'> & {
    readonly key: string;
    readonly format: (row: R) => object;
  },
): Reply {
  const page = cutPage(call, { ...listing, order: listing.order ?? { keys: [], newestFirst: true } });
  const start = page.number * page.size;
  return {
    body: {
      [listing.key]: page.rows.map((row) => listing.format(row)),
      page: page.number,
      page_size: page.size,
      start,
      end: start + Math.max(page.rows.length - 1, 0),
      uri: page.own,
      first_page_uri: page.first,
      previous_page_uri: page.previous,
      next_page_uri: page.next,
    },
  };
}
