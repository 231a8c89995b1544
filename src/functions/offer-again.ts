import { createAgentHandler } from '../lib/agent-handler';
import { offerOwnCustomerAgain } from '../lib/alone/offer-by-agent';
import type { Platform } from '../lib/platform';
import { runtimePlatform } from '../lib/runtime-platform';
import { sid } from '../lib/sids';

/** `POST /offer-again`: offers a customer again whom the caller handed over in vain. See docs/functions.md. */
export function createOfferAgainHandler(platform: Platform) {
  return createAgentHandler(platform, {
    input: { taskSid: sid('WT', "a task's SID") },
    run: (client, own) => offerOwnCustomerAgain(client, { ...own, now: platform.now() }),
  });
}

export const handler = createOfferAgainHandler(runtimePlatform);
