import { maxLength, nonEmpty, optional, pipe, regex, string, trim } from 'valibot';
import { createAgentHandler } from '../lib/agent-handler';
import { ClockQueues } from '../lib/deadline/clock-queues';
import { listColleagues, pageForm, searchColleagues } from '../lib/colleagues';
import type { Platform } from '../lib/platform';
import { runtimePlatform } from '../lib/runtime-platform';

const search = 'expected a part of a name, at most 64 characters';
const page = 'expected what `next` said, or nothing for the first page';

/** `GET /colleagues`: the workers and queues that a call can be handed to. See docs/functions.md. */
export function createColleaguesHandler(platform: Platform) {
  const clockQueues = new ClockQueues();
  return createAgentHandler(platform, {
    input: {
      search: optional(pipe(string(search), trim(), nonEmpty(search), maxLength(64, search))),
      page: optional(pipe(string(page), regex(pageForm, page))),
    },
    run: (client, { search: typed, ...options }, { context }) => {
      if (typed !== undefined) return searchColleagues(client, { ...options, search: typed });
      const hidden = clockQueues.of(client, context, options.workspaceSid, platform.now());
      return listColleagues(client, { ...options, hidden });
    },
  });
}

export const handler = createColleaguesHandler(runtimePlatform);
