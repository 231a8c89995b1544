import type { Environment } from './configuration';
import { isUsable } from './features';
import { ownUrl } from './own-url';

/** What a conference is asked to tell of, as `conferenceStatusCallbackEvent` has it: that somebody left, and how it ended. */
export const conferenceEvents = 'leave end';

/** The same where there is a history of calls: besides, who is put on hold. */
const historyEvents = `${conferenceEvents} hold`;

/** Where and what a conference tells. */
export interface ConferenceTelling {
  readonly url: string;
  /** With blanks between them. */
  readonly events: string;
}

/**
 * Where a conference tells who leaves it, and what besides. See docs/functions.md, POST /conference-events.
 *
 * @param environment - `DOMAIN_NAME`, where this deployment is served, and whether there is a history.
 * @param origin - The origin in Twilio's place, if there is one.
 * @returns `undefined` where Twilio could not reach it
 */
export function conferenceTelling(environment: Environment, origin: string | undefined): ConferenceTelling | undefined {
  const { DOMAIN_NAME: domain } = environment;
  const url = domain ? ownUrl(domain, origin, '/conference-events')?.href : undefined;
  if (url === undefined) return undefined;
  return { url, events: isUsable(environment, 'HISTORY_SECRET') ? historyEvents : conferenceEvents };
}
