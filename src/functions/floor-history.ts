import { optional, picklist, pipe, regex, string } from 'valibot';
import { DeskError } from '../lib/errors';
import { readPastCalls } from '../lib/floor/past-calls';
import { readQueuesPast, readWorkerPast } from '../lib/floor/past-figures';
import { createHandler } from '../lib/handler';
import { historyDays, historyIsOff, markForm } from '../lib/history/call-history';
import { historyOf } from '../lib/history/keep-call';
import { recordedBy } from '../lib/people/on-record';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSupervisor, sessionNeeds } from '../lib/session';
import { sid } from '../lib/sids';
import { twilioClient } from '../lib/twilio-client';

const day = 'expected a day such as 2026-11-30, of the last 30 in UTC';
const mark = 'expected `before` of the page before';
const dayMs = 86_400_000;

/** `GET /floor-history`: the calls of a day, or the figures of its queues or of a worker, for a supervisor. See docs/functions.md. */
export function createFloorHistoryHandler(platform: Platform) {
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSupervisor,
    input: {
      day: pipe(string(day), regex(/^\d{4}-\d\d-\d\d$/, day)),
      of: optional(picklist(['calls', 'figures'], 'expected calls or figures'), 'calls'),
      workerSid: optional(sid('WK', "a worker's SID")),
      before: optional(pipe(string(mark), regex(markForm, mark))),
      notes: optional(picklist(['true', 'false'], 'expected true or false'), 'false'),
    },
    run: async (call) => {
      const { input, configuration } = call;
      const from = Date.parse(`${input.day}T00:00:00Z`);
      const now = platform.now();
      if (!(from <= now && from > now - (historyDays + 1) * dayMs))
        throw new DeskError('invalid_request', `day: ${day}`);
      if (input.of === 'figures') {
        const client = await twilioClient(call);
        const period = { workspaceSid: configuration.WORKSPACE_SID, from, to: Math.min(from + dayMs, now) };
        const { workerSid } = input;
        if (workerSid !== undefined) return json({ worker: await readWorkerPast(client, workerSid, period) });
        return json({ queues: await readQueuesPast(client, period) });
      }
      const history = await historyOf(call);
      if (!history) throw historyIsOff();
      const withNotes = input.notes === 'true';
      const read = () => readPastCalls(history, { ...input, withNotes });
      if (!withNotes) return json(await read());
      const { recorderOf } = await import('../lib/people/recorder');
      const onRecord = recordedBy(await recorderOf(call));
      return json(await onRecord({ what: 'history-exported', why: `calls of ${input.day}, with notes` }, read));
    },
  });
}

export const handler = createFloorHistoryHandler(runtimePlatform);
