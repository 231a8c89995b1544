import { createAgentHandler } from '../lib/agent-handler';
import type { Platform } from '../lib/platform';
import { runtimePlatform } from '../lib/runtime-platform';
import { wrapUpInput } from '../lib/wrap-up/wrap-up-input';
import { wrapUpFields, wrapUpLimits } from '../lib/wrap-up/wrap-up-limits';
import { writeWrapUp } from '../lib/wrap-up/wrap-up-notes';

/** `POST /wrap-up`: notes, disposition, further fields and "more time" of the caller's own task. See docs/functions.md. */
export function createWrapUpHandler(platform: Platform, limits = wrapUpLimits, configured = wrapUpFields) {
  return createAgentHandler(platform, {
    input: wrapUpInput,
    run: (client, own) => writeWrapUp(client, { ...own, limits, configured }),
  });
}

export const handler = createWrapUpHandler(runtimePlatform);
