import { maxLength, optional, picklist, pipe, string } from 'valibot';
import { createAgentHandler } from '../lib/agent-handler';
import { askForHelp } from '../lib/ask-for-help';
import type { Platform } from '../lib/platform';
import { runtimePlatform } from '../lib/runtime-platform';
import { sid } from '../lib/sids';

const expected = 'expected text of at most 120 characters';

/** `POST /help`: asks a supervisor for help with the call of the caller's own task, or not any more. See docs/functions.md. */
export function createHelpHandler(platform: Platform) {
  return createAgentHandler(platform, {
    input: {
      taskSid: sid('WT', "a task's SID"),
      act: picklist(['ask', 'withdraw'], 'expected ask or withdraw'),
      word: optional(pipe(string(expected), maxLength(120, expected)), ''),
    },
    run: (client, own) => askForHelp(client, { ...own, now: platform.now() }),
  });
}

export const handler = createHelpHandler(runtimePlatform);
