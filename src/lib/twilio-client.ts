import type { Context } from '@twilio-labs/serverless-runtime-types/types';
import type { Twilio } from 'twilio';
import type { Platform } from './platform';
import { clientRegion, type Region } from './region';
import type { UpstreamClient } from './upstream-client';

/** For each machine (a deployed Function knows one), a client for each place that requests go to. */
const kept = new WeakMap<Platform, Map<string | undefined, UpstreamClient>>();

/**
 * The twilio package's client for a call of a Function, and the only place where it is pointed anywhere but at Twilio.
 *
 * The package is loaded here, not with the Function: a call that is refused, or needs nothing from Twilio, does without.
 * What carries the requests is kept for the instance's next calls, with its connections. The credentials are each call's own.
 *
 * Every request that fails throws a {@link DeskError}: `not_found`, `misconfigured` or one of `upstream_…`.
 */
export async function twilioClient(call: {
  context: Pick<Context, 'getTwilioClient'>;
  configuration: { origin: string | undefined; region: Region };
  platform: Platform;
}): Promise<Twilio> {
  const { origin, region } = call.configuration;
  const httpClient = await upstreamClient(call.platform, origin);
  return call.context.getTwilioClient({ httpClient, ...clientRegion(region) });
}

async function upstreamClient(platform: Platform, origin: string | undefined): Promise<UpstreamClient> {
  const { UpstreamClient: Client } = await import('./upstream-client');
  const clients = kept.get(platform) ?? new Map<string | undefined, UpstreamClient>();
  kept.set(platform, clients);
  const { upstreamTimeoutMs, upstreamRetryDelayMs } = platform;
  const client =
    clients.get(origin) ?? new Client({ origin, upstreamTimeoutMs, upstreamRetryDelayMs, now: () => platform.now() });
  clients.set(origin, client);
  return client;
}
