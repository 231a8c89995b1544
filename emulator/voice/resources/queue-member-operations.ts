import { invalid } from '../../account/twilio-error';
import type { QueueMemberRow } from '../../account/voice-rows';
import { missing, reads, updates, type Call, type Operation } from '../../rest/operation';
import { paging } from '../../rest/page';
import { oneOf, required, url } from '../../rest/parameters';
import type { Engine } from '../../taskrouter/engine';
import type { Telephone } from '../telephone';
import { findQueue } from './queue-operations';
import { rfc2822 } from './voice-dates';
import { accountPath, accountUri, accountList } from './voice-list';

const collection = `${accountPath}/Queues/:QueueSid/Members.json` as const;
const path = `${accountPath}/Queues/:QueueSid/Members/:CallSid.json` as const;
const msPerSecond = 1000;
/** Whoever has waited longest. */
const front = 'Front';

/** @param position - In the queue, beginning with 1. */
function format({ accountSid, clock }: Engine, row: QueueMemberRow, position: number): object {
  return {
    call_sid: row.callSid,
    queue_sid: row.queueSid,
    date_enqueued: rfc2822(row.dateEnqueued),
    position,
    wait_time: Math.floor((clock.now() - row.dateEnqueued) / msPerSecond),
    uri: `${accountUri(accountSid, 'Queues', row.queueSid, 'Members', row.callSid)}.json`,
  };
}

/** Those who wait, the one who has waited longest first. */
const waiting = (call: Call<typeof collection> | Call<typeof path>): QueueMemberRow[] => [
  ...call.engine.store.waitingIn.of(findQueue(call, call.path.QueueSid).sid),
];

const indexOf = (members: readonly QueueMemberRow[], callSid: string): number =>
  callSid === front && members.length > 0 ? 0 : members.findIndex((row) => row.callSid === callSid);

/**
 * The calls in a queue: all that wait, whatever became of their tasks.
 *
 * @see https://www.twilio.com/docs/voice/api/member-resource
 */
export const queueMemberOperations = (telephone: Telephone): readonly Operation[] => [
  reads('ListMember', collection, { ...paging }, (call) => {
    const rows = waiting(call);
    const positions = new Map(rows.map(({ sid }, index) => [sid, index + 1]));
    return accountList(call, {
      key: 'queue_members',
      rows,
      order: { keys: [({ order }) => order] },
      format: (row) => format(call.engine, row, positions.get(row.sid) ?? 0),
    });
  }),
  reads('FetchMember', path, {}, (call) => {
    const members = waiting(call);
    const index = indexOf(members, call.path.CallSid);
    const member = members[index];
    if (!member) throw missing(call.url);
    return { body: format(call.engine, member, index + 1) };
  }),
  updates('UpdateMember', path, { Url: required(url()), Method: oneOf('GET', 'POST') }, (call) => {
    const { engine, given } = call;
    const { CallSid } = call.path;
    const members = waiting(call);
    const index = indexOf(members, CallSid);
    const member = members[index];
    if (!member && engine.store.calls.get(CallSid))
      throw invalid(`Call ${CallSid} does not wait in queue ${call.path.QueueSid} any more: it cannot be dequeued`);
    if (!member) throw missing(call.url);
    const reply = { body: format(engine, member, index + 1) };
    telephone.redirectCall(member.callSid, { url: given.Url, method: given.Method ?? 'POST' });
    return reply;
  }),
];
