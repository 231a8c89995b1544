/**
 * A region of Twilio: where calls are processed and what they leave behind is kept. Regions know nothing of one another: an
 * API key, an auth token, a workspace and a service of Functions belong to one of them.
 */
export type Region = 'us1' | 'ie1';

/** Twilio's own, and a desk's, unless `TWILIO_REGION` says another. */
export const usualRegion = 'us1';

/**
 * The regions that have all of what a desk needs (TaskRouter, Functions and Assets, Voice), with the edge that is part of their
 * hosts' names. Australia (au1) has Voice alone.
 *
 * As read on 29 November 2026; TaskRouter in Ireland is a public beta.
 *
 * @see https://www.twilio.com/docs/global-infrastructure/regional-product-and-feature-availability
 * @see https://www.twilio.com/docs/global-infrastructure/taskrouter-with-twilio-regions
 * @see https://www.twilio.com/docs/global-infrastructure/functions-and-assets-with-twilio-regions
 */
const edgeOf: Readonly<Record<Region, string>> = { us1: 'ashburn', ie1: 'dublin' };

/** What a value has to be, to follow "expected". */
export const describeRegion =
  'us1 or ie1, the regions in which Twilio offers TaskRouter, Functions and Voice together; empty is us1';

export const isRegion = (value: string): value is Region => Object.hasOwn(edgeOf, value);

/**
 * Where the browser's telephone enters Twilio's network; `roaming` is whatever is near.
 *
 * @see https://www.twilio.com/docs/global-infrastructure/edge-locations
 */
export const phoneEdges = [
  'ashburn',
  'dublin',
  'frankfurt',
  'roaming',
  'sao-paulo',
  'singapore',
  'sydney',
  'tokyo',
  'umatilla',
] as const;

export const isPhoneEdge = (value: string): boolean => phoneEdges.some((edge) => edge === value);

/** The edge of a region's telephones where `TWILIO_EDGE` says none; `undefined` leaves it to the SDK. */
export const usualPhoneEdge = (region: Region): string | undefined =>
  region === usualRegion ? undefined : edgeOf[region];

/**
 * What makes the twilio package talk to a region.
 *
 * The region and its edge always come together: `api.ie1.twilio.com` is no host any more, `api.dublin.ie1.twilio.com` is one.
 * Empty text is for the usual region, whose hosts have neither part; it keeps the package from looking into its environment.
 *
 * @example
 * twilio(accountSid, authToken, clientRegion('ie1')); // asks taskrouter.dublin.ie1.twilio.com
 * @see https://www.twilio.com/docs/global-infrastructure/edge-locations/legacy-regions
 */
export const clientRegion = (region: Region): { readonly region: string; readonly edge: string } =>
  region === usualRegion ? { region: '', edge: '' } : { region, edge: edgeOf[region] };

/** The origin of a region's event bridge, as the browser SDK makes it of its option `region`; it has no edge in its name. */
export const bridgeOrigin = (region: Region): string =>
  `https://event-bridge.${region === usualRegion ? '' : `${region}.`}twilio.com`;

/** What the browser SDK takes to talk to another place than Twilio. */
export interface BridgeUrls {
  readonly ebServer: string;
  readonly wsServer: string;
}

/** The two URLs of a TaskRouter at this origin, e.g. `http://127.0.0.1:4010`, or of a region's event bridge. */
export function bridgeUrls(origin: string): BridgeUrls {
  const path = '/v1/wschannels';
  return { ebServer: origin + path, wsServer: origin.replace(/^http/, 'ws') + path };
}

/**
 * The region that a domain of Functions names: `desk-1234-dev.dublin.ie1.twil.io` is in ie1.
 *
 * @returns `undefined` where it names none, as those of the usual region and a laptop
 */
export function regionOfDomain(domain: string): string | undefined {
  return /^[^.]+\.[a-z-]+\.([a-z0-9]+)\.twil\.io$/.exec(domain.toLowerCase())?.[1];
}
