import type { DeskError } from '../errors';
import { uncached, type Reply } from '../reply';
import type { WayBack } from './journey';

/** Neither the provider nor anybody else is told the address, which has a code or a state in it. */
const headers = { ...uncached, 'Referrer-Policy': 'no-referrer' };

/** Sends the browser somewhere else. */
export const goTo = (location: string, cookies: readonly string[]): Reply => ({
  status: 302,
  headers: { ...headers, Location: location },
  body: '',
  cookies,
});

const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/**
 * A refusal for a browser: it goes back at once to the page it came from, which says in the agent's language what the code means; what
 * does not follow shows the words.
 */
export function refusalPage(error: DeskError, back: WayBack, cookies: readonly string[]): Reply {
  const address = `${back}#sign-in=${error.code}`;
  return {
    status: error.status,
    headers: {
      ...headers,
      ...error.headers,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
    },
    body: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=${address}">
<title>Sign in</title>
<p>${escaped(error.message)}</p>
<p><a href="${address}">Back to the desk</a></p>
</html>
`,
    cookies,
  };
}
