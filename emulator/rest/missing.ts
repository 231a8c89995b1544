import { type TwilioError, notFound } from '../account/twilio-error';
import type { Address } from './exchange';

/** What an error message calls a path: TaskRouter's leave their version out. */
export const resourceName = (pathname: string): string => pathname.replace(/^\/v1(?=\/)/, '');

/** There is nothing at this address. */
export const missing = ({ pathname }: Pick<Address, 'pathname'>): TwilioError => notFound(resourceName(pathname));
