import type { QueueRow } from '../../account/voice-rows';
import { found, reads, updates, type Operation, type Address } from '../../rest/operation';
import { paging } from '../../rest/page';
import { defined } from '../../core/defined';
import { text, wholeNumber } from '../../rest/parameters';
import type { Engine } from '../../taskrouter/engine';
import { rfc2822 } from './voice-dates';
import { accountPath, accountUri, accountList } from './voice-list';

const collection = `${accountPath}/Queues.json` as const;
const path = `${accountPath}/Queues/:Sid.json` as const;
const msPerSecond = 1000;
/** @see https://www.twilio.com/docs/voice/api/queue-resource#update-a-queue-resource */
const mostCalls = 5000;

/** How many whole seconds those who wait have waited, on average; 0 where nobody does. */
function averageWait({ store, clock }: Engine, queueSid: string): number {
  const now = clock.now();
  let totalMs = 0;
  for (const { dateEnqueued } of store.waitingIn.of(queueSid)) totalMs += now - dateEnqueued;
  return Math.floor(totalMs / Math.max(1, store.waitingIn.count(queueSid)) / msPerSecond);
}

function format(engine: Engine, row: QueueRow): object {
  const { accountSid, store } = engine;
  return {
    sid: row.sid,
    account_sid: accountSid,
    friendly_name: row.friendlyName,
    current_size: store.waitingIn.count(row.sid),
    max_size: row.maxSize,
    average_wait_time: averageWait(engine, row.sid),
    date_created: rfc2822(row.dateCreated),
    date_updated: rfc2822(row.dateUpdated),
    uri: `${accountUri(accountSid, 'Queues', row.sid)}.json`,
  };
}

/** The queue of this SID. @throws TwilioError 404 */
export const findQueue = ({ engine, url }: { engine: Engine; url: Address }, sid: string): QueueRow =>
  found(engine.store.queues.get(sid), url);

/**
 * The queues that calls wait in, one for each workflow that ever had a caller; it goes by the workflow's SID.
 *
 * @see https://www.twilio.com/docs/voice/api/queue-resource
 * @see https://www.twilio.com/docs/taskrouter/twiml-queue-calls#call-queue-default-limits
 */
export const queueOperations: readonly Operation[] = [
  reads('ListQueue', collection, { ...paging, FriendlyName: text() }, (call) => {
    const { engine, given } = call;
    return accountList(call, {
      key: 'queues',
      rows: engine.store.queues.values(),
      where: ({ friendlyName }) => (given.FriendlyName ?? friendlyName) === friendlyName,
      format: (row) => format(engine, row),
    });
  }),
  reads('FetchQueue', path, {}, (call) => ({ body: format(call.engine, findQueue(call, call.path.Sid)) })),
  updates(
    'UpdateQueue',
    path,
    // Its name is not to be changed here: by it the workflow finds its queue again.
    { MaxSize: wholeNumber(1, mostCalls) },
    (call) => {
      const { engine, given } = call;
      const { sid } = findQueue(call, call.path.Sid);
      const change = { ...defined({ maxSize: given.MaxSize }), dateUpdated: engine.clock.now() };
      return { body: format(engine, engine.store.queues.update(sid, change)) };
    },
  ),
];
