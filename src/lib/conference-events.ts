import { ownUrl } from './own-url';

/** What a conference is asked to tell of, as `conferenceStatusCallbackEvent` has it: that somebody left. */
export const conferenceEvents = 'leave';

/**
 * Where a conference tells who leaves it. See docs/functions.md, POST /conference-events.
 *
 * @param domain - Where this deployment is served: the runtime's `DOMAIN_NAME`.
 * @param origin - The origin in Twilio's place, if there is one.
 * @returns `undefined` where Twilio could not reach it
 */
export const conferenceEventsUrl = (domain: string | undefined, origin: string | undefined): string | undefined =>
  domain ? ownUrl(domain, origin, '/conference-events')?.href : undefined;
