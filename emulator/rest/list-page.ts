import type { Reply } from './operation';
import { cutPage, type ListCall, type Listing } from './page';

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
