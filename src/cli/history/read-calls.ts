import { historyDays } from '../../lib/history/call-history';
import type { CallRecord } from '../../lib/history/call-record';
import { isSameName } from '../../lib/text/same-name';
import type { Invocation } from '../invocation';
import { CallDetails, type ExportedCall } from './call-details';
import { keptHistory } from './kept-history';
import { endedCalls, type EndedCallsOrder } from './ended-calls';

/** Which calls are wanted: by the name or SID of the queue they were in last, and of somebody who took them. */
export interface CallFilters {
  readonly queue?: string | undefined;
  readonly agent?: string | undefined;
}

/** Calls that ended one after another, with all that is known of them. */
export interface ExportedBatch {
  readonly calls: readonly ExportedCall[];
  /** See `EndedBatch`. */
  readonly told: number;
}

/** For so long TaskRouter keeps events, in milliseconds. @see https://www.twilio.com/docs/taskrouter/api/event */
export const keptMs = historyDays * 86_400_000;

/** The calls that ended in a stretch of time, read as they are asked for. */
export async function* readCalls(
  invocation: Invocation,
  filters: CallFilters,
  order: Pick<EndedCallsOrder, 'from' | 'to' | 'isFinal' | 'isKnown'>,
): AsyncGenerator<ExportedBatch> {
  const { io, connect } = invocation;
  const connection = await connect();
  const { client } = connection;
  const workspaceSid = await connection.workspaceSid();
  const now = io.clock.now();
  const history = await keptHistory(invocation);
  if (!history) io.stderr.write('HISTORY_SECRET is not set: holds and who hung up are not known.\n');
  const details = new CallDetails(client, history);
  const isWanted = await wantedBy(filters, async (sid) => {
    const { friendlyName } = await client.taskrouter.v1.workspaces(workspaceSid).taskQueues(sid).fetch();
    return friendlyName;
  });
  for await (const { calls, told } of endedCalls({ ...order, client, workspaceSid, now })) {
    yield { calls: await details.of(calls.filter(({ record }) => isWanted(record))), told };
    if (io.signal.aborted) return;
  }
  if (!details.hasRecordings) io.stderr.write('Recordings cannot be asked for here: they are left out.\n');
}

/** @param nameOf - The name of the queue with a SID: a call knows its queue by name. */
async function wantedBy(
  { queue, agent }: CallFilters,
  nameOf: (queueSid: string) => Promise<string>,
): Promise<(record: CallRecord) => boolean> {
  const queueName = queue !== undefined && /^WQ[0-9a-f]{32}$/i.test(queue) ? await nameOf(queue) : queue;
  return (record) =>
    (queueName === undefined || record.queue === queueName) &&
    (agent === undefined ||
      record.people.some(({ workerSid, name }) => workerSid === agent || isSameName(name, agent)));
}
