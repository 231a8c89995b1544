import type { Environment } from './configuration';
import { ownUrl } from './own-url';

/** What a conference is asked to tell of, as `conferenceStatusCallbackEvent` has it: who leaves, who is put on hold, and how it ended. */
const conferenceEvents = 'leave hold end';

/** Where and what a conference tells. */
export interface ConferenceTelling {
  readonly url: string;
  /** With blanks between them. */
  readonly events: string;
}

/**
 * Where a conference tells what happens in it. See docs/functions.md, POST /conference-events.
 *
 * @param environment - `DOMAIN_NAME`, where this deployment is served.
 * @param origin - The origin in Twilio's place, if there is one.
 * @returns `undefined` where Twilio could not reach it
 */
export function conferenceTelling(environment: Environment, origin: string | undefined): ConferenceTelling | undefined {
  const { DOMAIN_NAME: domain } = environment;
  const url = domain ? ownUrl(domain, origin, '/conference-events')?.href : undefined;
  if (url === undefined) return undefined;
  return { url, events: conferenceEvents };
}
