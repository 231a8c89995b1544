import { apiVersion } from '../voice-parameters';

/** The template that every operation of the voice API begins with. */
export const accountPath = '/2010-04-01/Accounts/:AccountSid';

/** Where something of an account is found, without host and ending. */
export const accountUri = (accountSid: string, ...segments: readonly string[]): string =>
  ['', apiVersion, 'Accounts', accountSid, ...segments].join('/');
