import { chooseInstruction } from '../lib/assignment-instruction';
import { conferenceTelling } from '../lib/conference-events';
import { anyone, createHandler } from '../lib/handler';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';

/**
 * `POST /assignment`: answers TaskRouter's assignment callback as the query of its URL says. See docs/functions.md.
 *
 * `X-Twilio-Signature` is not looked at here. What is `.protected` has passed Twilio's gateway, which checks it against the
 * URL and the body as they were sent. A Function sees neither: the event no longer tells the query from the body, and
 * a second check on what is left would refuse callbacks that the gateway had let through.
 */
export function createAssignmentHandler(platform: Platform) {
  return createHandler(platform, {
    needs: [],
    authorise: anyone,
    input: {},
    run: ({ event, context, configuration }) =>
      json(chooseInstruction(event, conferenceTelling(context, configuration.origin))),
  });
}

export const handler = createAssignmentHandler(runtimePlatform);
