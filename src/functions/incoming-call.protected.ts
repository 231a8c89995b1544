import { optional, pipe, regex, string } from 'valibot';
import { greetAndEnqueue } from '../lib/greeting';
import { anyone, createHandler } from '../lib/handler';
import type { Platform } from '../lib/platform';
import { xml } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { sid } from '../lib/sids';

const language = 'expected a language tag such as es or en-GB';

/**
 * `POST /incoming-call`: greets a caller and makes a task of the call. See docs/functions.md.
 *
 * Like /assignment, it leaves the check of `X-Twilio-Signature` to Twilio's gateway.
 */
export function createIncomingCallHandler(platform: Platform) {
  return createHandler(platform, {
    needs: ['WORKFLOW_SID'],
    authorise: anyone,
    input: {
      workflowSid: optional(sid('WW', "a workflow's SID")),
      selected_language: optional(pipe(string(language), regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/, language))),
    },
    run: ({ input, configuration }) =>
      xml(
        greetAndEnqueue({
          workflowSid: input.workflowSid ?? configuration.WORKFLOW_SID,
          attributes: input.selected_language === undefined ? {} : { selected_language: input.selected_language },
        }),
      ),
  });
}

export const handler = createIncomingCallHandler(runtimePlatform);
