import { createAgentHandler } from '../lib/agent-handler';
import { keys, tonesUrl } from '../lib/keypad';
import { sendDigits } from '../lib/participants';
import type { Platform } from '../lib/platform';
import { runtimePlatform } from '../lib/runtime-platform';
import { sid } from '../lib/sids';

/** `POST /participant-digits`: plays keypad tones to somebody in the call of the caller's own task. See docs/functions.md. */
export function createParticipantDigitsHandler(platform: Platform) {
  return createAgentHandler(platform, {
    input: { taskSid: sid('WT', "a task's SID"), callSid: sid('CA', "a call's SID"), digits: keys },
    run: (client, { digits, ...own }, { context, configuration }) =>
      sendDigits(client, { ...own, announceUrl: tonesUrl(context.DOMAIN_NAME, configuration.origin, digits) }),
  });
}

export const handler = createParticipantDigitsHandler(runtimePlatform);
