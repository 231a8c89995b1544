import { uncached, type Reply } from '../reply';

/** Half a year: whoever has been here once comes by TLS alone. Locally nobody heeds it, since it came without. */
const hsts = 'max-age=15552000';

const root = '<html lang="en"';

/**
 * The desk's page as no static asset can be served: with the headers that say who may hold it in a frame. The page learns from its first
 * element whose messages it may take; without the attribute it shows no form in a frame.
 *
 * @param html - As it is built.
 * @param origins - Of the pages that may hold it; nobody where there are none.
 */
export function deskDocument(html: string, origins: readonly string[]): Reply {
  const isEmbedded = origins.length > 0;
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': `frame-ancestors ${isEmbedded ? origins.join(' ') : "'none'"}`,
      ...(!isEmbedded && { 'X-Frame-Options': 'DENY' }),
      'Strict-Transport-Security': hsts,
      // What the desk opens keeps the window's name, so that the next customer's page takes the last one's place.
      'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      ...uncached,
    },
    body: isEmbedded ? html.replace(root, `${root} data-embed="${origins.join(' ')}"`) : html,
  };
}
