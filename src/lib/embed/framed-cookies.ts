import { readOptional, type Environment } from '../configuration';
import type { Reply } from '../reply';
import type { FunctionEvent } from '../request';

/**
 * The same reply for a page in another site's frame, to which browsers bring no `SameSite=Strict` cookie. `Partitioned` keeps it to frames
 * under that one site; that only the desk's own page is answered with a cookie holds here, too.
 *
 * @see https://developer.mozilla.org/docs/Web/Privacy/Guides/Privacy_sandbox/Partitioned_cookies
 */
export function framedCookies(reply: Reply, around: { event: FunctionEvent; context: Environment }): Reply {
  const { event, context } = around;
  if (event['embedded'] !== true || readOptional(context, 'EMBED_ORIGINS') === undefined) return reply;
  const cookies = (reply.cookies ?? []).map((cookie) =>
    cookie.replace('SameSite=Strict', 'SameSite=None; Partitioned'),
  );
  return { ...reply, cookies };
}
