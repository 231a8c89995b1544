import twilio, { type Twilio } from 'twilio';
import { localCredentials } from '../../../../emulator/credentials';
import { LocalRequestClient } from '../../../../emulator/request-client';
import { notDoneBeside } from '../../../../emulator/rest/not-done';
import { restApp } from '../../../../emulator/rest/rest-app';
import { RestApi } from '../../../../emulator/rest/rest-api';
import { listen, stopServer } from '../../../../emulator/server';
import { cancelTask } from '../../../../emulator/taskrouter/commands/task-status';
import { voiceOperations } from '../../../../emulator/voice/voice-operations';
import type { CallRow } from '../../../../emulator/account/voice-rows';
import { CallFloor } from '../call-floor';

const { accountSid, authToken } = localCredentials;
const account = `/2010-04-01/Accounts/${accountSid}`;

let floor: CallFloor;
let client: Twilio;
let origin: string;
let close: () => Promise<void>;
let workflowSid: string;

/** A floor whose callers all wait: nobody serves the queue. */
beforeEach(async () => {
  floor = await CallFloor.open();
  workflowSid = floor.workflow({ default_filter: { queue: floor.queue('support').sid } }).sid;
  floor.says('/voice/incoming', `<Enqueue workflowSid="${workflowSid}" action="/left"/>`);
  floor.says('/elsewhere', '<Pause length="60"/>');
  const operations = voiceOperations(floor.telephone);
  const { server, origin: at } = await listen(
    restApp(new RestApi(floor.engine, [...operations, ...notDoneBeside(operations)])),
    0,
    '127.0.0.1',
  );
  origin = at;
  close = () => stopServer(server);
  client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(origin) });
});
afterEach(async () => {
  await close();
  await floor.server.close();
});

/** As it goes over the wire. */
async function get(path: string): Promise<{ readonly status: number; readonly body: unknown }> {
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const response = await fetch(origin + account + path, { headers: { Authorization: authorization } });
  return { status: response.status, body: await response.json() };
}

/** Three callers who came ten seconds after each other, and whose newest has waited ten. */
async function three(): Promise<readonly [CallRow, CallRow, CallRow]> {
  const calls: CallRow[] = [];
  for (const digit of [1, 2, 3]) {
    calls.push(await floor.call(`+1555012300${digit}`));
    await floor.advance(10);
  }
  const [first, second, third] = calls;
  if (!first || !second || !third) throw new Error('Somebody did not get through');
  return [first, second, third];
}

async function onlyQueue(): Promise<string> {
  const [queue] = await client.queues.list();
  if (!queue) throw new Error('There is no queue');
  return queue.sid;
}

const elsewhere = (): { url: string } => ({ url: `${floor.server.origin}/elsewhere` });

describe('queues', () => {
  it('are there once a workflow had a caller, by the workflow’s SID, and stay', async () => {
    expect(await client.queues.list()).toEqual([]);
    const [first, second, third] = await three();
    const expected = { accountSid, friendlyName: workflowSid, currentSize: 3, maxSize: 100, averageWaitTime: 20 };
    const sid = await onlyQueue();
    expect(await client.queues(sid).fetch()).toMatchObject({
      ...expected,
      sid,
      dateCreated: new Date('2026-11-20T12:00:00Z'),
    });
    for (const call of [first, second, third]) await floor.hangUp(call);
    await floor.advance(3600);
    expect(await client.queues.list()).toMatchObject([{ ...expected, sid, currentSize: 0, averageWaitTime: 0 }]);
  });

  it('have one each, found by name', async () => {
    await floor.call();
    const other = floor.workflow({ default_filter: { queue: floor.queue('sales').sid } }).sid;
    floor.says('/voice/incoming', `<Enqueue workflowSid="${other}"/>`);
    await floor.call();
    const named = async (name: string) =>
      (await get(`/Queues.json?FriendlyName=${name}`)).body as { queues: { friendly_name: string }[] };
    expect(await client.queues.list()).toHaveLength(2);
    expect((await named(other)).queues).toMatchObject([{ friendly_name: other, current_size: 1 }]);
    expect((await named('WW404')).queues).toEqual([]);
  });

  it('look on the wire as published', async () => {
    await floor.call();
    const sid = await onlyQueue();
    const queue = {
      sid,
      account_sid: accountSid,
      friendly_name: workflowSid,
      current_size: 1,
      max_size: 100,
      average_wait_time: 0,
      date_created: 'Fri, 20 Nov 2026 12:00:00 +0000',
      date_updated: 'Fri, 20 Nov 2026 12:00:00 +0000',
      uri: `${account}/Queues/${sid}.json`,
    };
    expect((await get(`/Queues/${sid}.json`)).body).toEqual(queue);
    expect((await get('/Queues.json')).body).toEqual({
      queues: [queue],
      page: 0,
      page_size: 50,
      start: 0,
      end: 0,
      uri: `${account}/Queues.json?PageSize=50&Page=0`,
      first_page_uri: `${account}/Queues.json?PageSize=50&Page=0`,
      previous_page_uri: null,
      next_page_uri: null,
    });
  });

  it('take as many calls as they may', async () => {
    await floor.call();
    const sid = await onlyQueue();
    expect(await client.queues(sid).update({ maxSize: 1 })).toMatchObject({ maxSize: 1, currentSize: 1 });
    const turnedAway = await floor.call('+15550124');
    expect(floor.leg(turnedAway).taskSid).toBeNull();
    await client.queues(sid).update({ maxSize: 2 });
    expect(floor.leg(await floor.call('+15550125')).taskSid).not.toBeNull();
    await expect(client.queues(sid).update({ maxSize: 5001 })).rejects.toMatchObject({ status: 400 });
  });

  it('that nobody has are not found, and what is not done says so', async () => {
    await floor.call();
    const sid = await onlyQueue();
    await expect(client.queues('QU404').fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
    await expect(client.queues('QU404').members.list()).rejects.toMatchObject({ status: 404 });
    await expect(client.queues.create({ friendlyName: 'mine' })).rejects.toMatchObject({ status: 501 });
    await expect(client.queues(sid).update({ friendlyName: 'mine' })).rejects.toMatchObject({ status: 501 });
    await expect(client.queues(sid).remove()).rejects.toMatchObject({ status: 501 });
  });
});

describe('members of a queue', () => {
  it('are listed in the order in which they wait, also those whose task is over or gone', async () => {
    const [first, second, third] = await three();
    floor.do((engine) => cancelTask(engine, floor.taskOf(first).sid, 'enough'));
    await floor.advance(600);
    expect(floor.engine.store.tasks.get(floor.leg(first).taskSid ?? '')).toBeUndefined();
    const queueSid = await onlyQueue();
    expect(await client.queues(queueSid).members.list()).toMatchObject([
      { callSid: first.sid, queueSid, position: 1, waitTime: 630, dateEnqueued: new Date('2026-11-20T12:00:00Z') },
      { callSid: second.sid, queueSid, position: 2, waitTime: 620, dateEnqueued: new Date('2026-11-20T12:00:10Z') },
      { callSid: third.sid, queueSid, position: 3, waitTime: 610, dateEnqueued: new Date('2026-11-20T12:00:20Z') },
    ]);
  });

  it('come page by page, each once, while others leave', async () => {
    const [first, second, third] = await three();
    const { members } = client.queues(await onlyQueue());
    const page = await members.page({ pageSize: 1 });
    await floor.hangUp(first);
    const next = await page.nextPage();
    expect([...page.instances, ...(next?.instances ?? [])].map(({ callSid, position }) => [callSid, position])).toEqual(
      [
        [first.sid, 1],
        [second.sid, 1],
      ],
    );
    expect((await next?.nextPage())?.instances).toMatchObject([{ callSid: third.sid, position: 2 }]);
  });

  it('who come back stand at the end', async () => {
    const [first, second, third] = await three();
    floor.telephone.redirectCall(first.sid, {
      twiml: `<Response><Enqueue workflowSid="${workflowSid}"/></Response>`,
    });
    await floor.clock.settle();
    const members = await client.queues(await onlyQueue()).members.list();
    expect(members.map(({ callSid }) => callSid)).toEqual([second.sid, third.sid, first.sid]);
  });

  it('are fetched by their call, or as the front', async () => {
    const [first, second] = await three();
    const { members } = client.queues(await onlyQueue());
    expect(await members(second.sid).fetch()).toMatchObject({ callSid: second.sid, position: 2, waitTime: 20 });
    expect(await members('Front').fetch()).toMatchObject({ callSid: first.sid, position: 1, waitTime: 30 });
  });

  it('look on the wire as published', async () => {
    const call = await floor.call();
    await floor.advance(12);
    const queueSid = await onlyQueue();
    const member = {
      call_sid: call.sid,
      queue_sid: queueSid,
      date_enqueued: 'Fri, 20 Nov 2026 12:00:00 +0000',
      position: 1,
      wait_time: 12,
      uri: `${account}/Queues/${queueSid}/Members/${call.sid}.json`,
    };
    expect((await get(`/Queues/${queueSid}/Members/${call.sid}.json`)).body).toEqual(member);
    expect((await get(`/Queues/${queueSid}/Members.json`)).body).toMatchObject({ queue_members: [member], page: 0 });
  });

  it('are dequeued to a document, once', async () => {
    const [, second] = await three();
    const task = floor.taskOf(second);
    const { members } = client.queues(await onlyQueue());
    expect(await members(second.sid).update({ ...elsewhere(), method: 'GET' })).toMatchObject({
      callSid: second.sid,
      position: 2,
    });
    await floor.clock.settle();
    const [asked] = floor.server.requests.filter(({ path }) => path.startsWith('/elsewhere'));
    expect(asked?.method).toBe('GET');
    expect(floor.now(task)).toMatchObject({ assignmentStatus: 'canceled', reason: 'redirected' });
    expect(floor.leg(second).status).toBe('in-progress');
    expect(floor.server.requests.find(({ path }) => path === '/left')?.parameters).toMatchObject({
      CallSid: second.sid,
      QueueResult: 'redirected',
    });
    await expect(members(second.sid).update(elsewhere())).rejects.toMatchObject({ status: 400 });
    expect(await members.list()).toHaveLength(2);
  });

  it('are dequeued from the front, one after the other, until nobody waits', async () => {
    const calls = await three();
    const { members } = client.queues(await onlyQueue());
    for (const { sid } of calls)
      expect(await members('Front').update(elsewhere())).toMatchObject({ callSid: sid, position: 1 });
    await floor.clock.settle();
    expect(floor.server.requests.filter(({ path, method }) => path === '/elsewhere' && method === 'POST')).toHaveLength(
      3,
    );
    await expect(members('Front').update(elsewhere())).rejects.toMatchObject({ status: 404 });
    await expect(members('Front').fetch()).rejects.toMatchObject({ status: 404 });
  });

  it('need a URL to go to', async () => {
    const call = await floor.call();
    const path = `${account}/Queues/${await onlyQueue()}/Members/${call.sid}.json`;
    const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
    const refused = await fetch(origin + path, { method: 'POST', headers: { Authorization: authorization } });
    expect(refused.status).toBe(400);
    expect(floor.leg(call).status).toBe('in-progress');
  });
});
