/** Stands in index.html's content security policy, among the sources of `connect-src`. */
export const PLACEHOLDER = '%CONNECT_ORIGINS%';

const ORIGIN = /^(https?|wss?):\/\/[A-Za-z0-9.-]+(:(\d+|\*))?$/;

/**
 * Puts the origins a page may connect to into its content security policy.
 *
 * @param origins e.g. `http://127.0.0.1:4010`; a port may be `*`
 * @throws when the placeholder is not there exactly once, or an origin is none
 */
export function withConnectOrigins(html: string, origins: readonly string[]): string {
  const wrong = origins.find((origin) => !ORIGIN.test(origin));
  if (wrong !== undefined) {
    throw new Error(`"${wrong}" is not an origin: expected something like http://127.0.0.1:4010.`);
  }
  const parts = html.split(PLACEHOLDER);
  if (parts.length !== 2) {
    throw new Error(`index.html has ${parts.length - 1} times ${PLACEHOLDER}, expected it once, in connect-src.`);
  }
  return parts.join(origins.join(' '));
}
