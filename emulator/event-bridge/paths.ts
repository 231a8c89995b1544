/** Where the event bridge is, for requests and for sockets. */
export const bridgePath = '/v1/wschannels';

/** Version 1 of the browser library names the account and the worker in the path. */
const longPath = /^\/v1\/wschannels\/[^/]+\/([^/]+)\/?$/;

/**
 * Whether a path leads to the event bridge.
 *
 * @param channel - Where given: whether it does for this worker or workspace.
 */
export function isBridgePath(path: string, channel?: string): boolean {
  if (path === bridgePath || path === `${bridgePath}/`) return true;
  const named = longPath.exec(path)?.[1];
  return named !== undefined && (channel === undefined || named === channel);
}
