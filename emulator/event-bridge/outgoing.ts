import { ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

/** @param env - What the Node server passes along; without one behind it, there is no connection. */
export function outgoingOf(env: unknown): ServerResponse | undefined {
  const outgoing = typeof env === 'object' && env !== null && 'outgoing' in env ? env.outgoing : undefined;
  return outgoing instanceof ServerResponse ? outgoing : undefined;
}

/** Breaks a connection in place of an answer. @param env - As above; without a connection, it is a network error. */
export function cut(env: unknown): Response {
  const outgoing = outgoingOf(env);
  if (!outgoing) return Response.error();
  outgoing.socket?.resetAndDestroy();
  return RESPONSE_ALREADY_SENT.clone();
}

/**
 * Resolves when the answer to a request has left, or cannot leave any more.
 *
 * @param env - As above; without a connection, nothing has to leave.
 */
export function replied(env: unknown): Promise<void> {
  const outgoing = outgoingOf(env);
  if (!outgoing || outgoing.closed) return Promise.resolve();
  return new Promise((resolve) => outgoing.once('close', () => resolve()));
}

/** A message where only a line of ASCII can stand, such as a status line or a closing frame. */
export const onOneLine = (message: string, mostCharacters: number): string =>
  message.replace(/[^\x20-\x7e]/g, '?').slice(0, mostCharacters);
