import type { TwilioError } from '../taskrouter/errors';
import { notFound } from '../taskrouter/errors';

/** What an error message calls a path: TaskRouter's leave their version out. */
export const resourceName = (pathname: string): string => pathname.replace(/^\/v1(?=\/)/, '');

/** There is nothing at this address. */
export const missing = (url: URL): TwilioError => notFound(resourceName(url.pathname));
