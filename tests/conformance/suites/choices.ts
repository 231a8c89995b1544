import twilio from 'twilio';
import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import { LocalRequestClient } from '../../../emulator/request-client';
import type { Service } from '../service';
import type { Suite } from './suite';

interface Floor {
  readonly service: Service;
  readonly client: ReturnType<typeof twilio>;
  readonly ws: WorkspaceContext;
  readonly url: string;
  readonly queueSid: string;
  readonly workflowSid: string;
  readonly activities: Readonly<Record<string, string>>;
}

const routing = (task_routing: object): string => JSON.stringify({ task_routing });

async function furnish(service: Service): Promise<Floor> {
  const { accountSid, authToken } = service.credentials;
  const client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(service.origin) });
  const { v1 } = client.taskrouter;
  const made = await v1.workspaces.create({ friendlyName: service.workspaceName('choices') });
  const ws = v1.workspaces(made.sid);
  const queue = await ws.taskQueues.create({ friendlyName: 'all' });
  const configuration = routing({ default_filter: { queue: queue.sid } });
  const workflow = await ws.workflows.create({ friendlyName: 'all', configuration });
  const activities = await ws.activities.list();
  return {
    ...{ service, client, ws, queueSid: queue.sid, workflowSid: workflow.sid },
    url: `https://taskrouter.twilio.com/v1/Workspaces/${made.sid}`,
    activities: Object.fromEntries(activities.map(({ friendlyName, sid }) => [friendlyName, sid])),
  };
}

/** What a request is refused with. */
async function refusal(request: Promise<unknown>): Promise<{ status?: number; code?: number; message?: string }> {
  return request.then(
    () => ({}),
    (error: { status: number; code: number; message: string }) => error,
  );
}

/** What `docs/differences.md` lists as chosen, as far as REST alone can show it: a scenario or more for each. */
export const choices: Suite = ({ describe, it, beforeEach, afterEach }, open) => {
  let floor: Floor;

  beforeEach(async () => {
    const service = await open();
    floor = await service.aside(() => furnish(service));
  });
  afterEach(() => floor.service.close());

  const about = <T>(choice: string, work: () => Promise<T>): Promise<T> => floor.service.about(choice, work);
  const activity = (name: string): string => floor.activities[name] ?? '';
  const worker = async (friendlyName: string, attributes: object = {}): Promise<string> => {
    const activitySid = activity('Available');
    const made = await floor.ws.workers.create({ friendlyName, activitySid, attributes: JSON.stringify(attributes) });
    return made.sid;
  };
  /** The one open offer of a task. */
  const offerOf = async (task: string): Promise<{ sid: string; workerName: string }> => {
    const found = await floor.service.eventually(
      () => floor.ws.tasks(task).reservations.list({ reservationStatus: 'pending' }),
      (offers) => offers.length > 0,
    );
    return { sid: found[0]?.sid ?? '', workerName: found[0]?.workerName ?? '' };
  };
  const statusOf = async (task: string, wanted: string): Promise<string> => {
    const found = await floor.service.eventually(
      () => floor.ws.tasks(task).fetch(),
      ({ assignmentStatus }) => assignmentStatus === wanted,
    );
    return found.assignmentStatus;
  };
  const asked = (method: 'get' | 'post', path: string, data: object, headers = {}): Promise<unknown> =>
    floor.client.request({
      method,
      uri: `${floor.url}${path}`,
      ...(method === 'get' ? { params: data } : { data }),
      headers,
    });

  describe('versions', () => {
    it('begin with the first, and are asked for with quotes or without', async () => {
      const { sid } = await about('first-version', () => floor.ws.tasks.create({ attributes: '{}' }));
      const read = (await about('first-version', () => asked('get', `/Tasks/${sid}`, {}))) as {
        headers: Record<string, string>;
      };
      const version = (read.headers['etag'] ?? '').replaceAll('"', '');
      expect(version).not.toBe('');
      await about('if-match-quotes', () => floor.ws.tasks(sid).update({ priority: 1, ifMatch: version }));
      const next = String(Number(version) + 1);
      await about('if-match-quotes', () => floor.ws.tasks(sid).update({ priority: 2, ifMatch: `"${next}"` }));
      expect(await refusal(floor.ws.tasks(sid).update({ priority: 3, ifMatch: version }))).toMatchObject({
        status: 412,
      });
    });
  });

  describe('expressions', () => {
    it('find the workers that they describe', async () => {
      await worker('ann', { n: 1, text: '1', languages: ['es'], long: 12_345_678 });
      await worker('bob', { n: 2, text: '2' });
      const found = async (choice: string, targetWorkersExpression: string): Promise<string> => {
        const rows = await about(choice, () => floor.ws.workers.list({ targetWorkersExpression }));
        return rows.map(({ friendlyName }) => friendlyName).join(' ');
      };
      expect(await found('and-before-or', 'n == 1 OR n == 2 AND text == "1"')).toBe('ann');
      expect(await found('not-operator', 'NOT n == 1')).toBe('bob');
      expect(await found('single-equals', 'n = 1')).toBe('ann');
      expect(await found('numbers-and-text', 'text == 1')).toBe('');
      expect(await found('missing-attribute', 'long == 1')).toBe('');
      expect(await found('missing-attribute', 'long != 1')).toBe('ann bob');
    });
  });

  describe('attributes', () => {
    it('are kept as they were sent', async () => {
      const attributes = '{ "b": 1.50,\n"a": "\\u00e9", "id": 12345678901234567890 }';
      const { sid } = await about('attributes-as-sent', () => floor.ws.tasks.create({ attributes }));
      expect(await about('attributes-as-sent', () => floor.ws.tasks(sid).fetch())).toMatchObject({ attributes });
    });

    it('have their limits, and so have the numbers of a task', async () => {
      const limits = {
        'attributes of 4,097 characters': { attributes: JSON.stringify({ a: 'x'.repeat(4_089) }) },
        'a priority below 0': { priority: -1 },
        'no time to live': { timeout: 0 },
        'more than two weeks to live': { timeout: 1_209_601 },
      };
      const seen = [];
      for (const wrong of Object.values(limits))
        seen.push(await about('task-limits', () => refusal(floor.ws.tasks.create(wrong))));
      expect(seen.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    });
  });

  describe('parameters', () => {
    it('are lists in one, once each, and a form', async () => {
      const { sid } = await floor.ws.tasks.create({});
      const listed = (): Promise<{ sid: string }[]> => floor.ws.tasks.list({ assignmentStatus: ['pending, reserved'] });
      expect(await about('list-in-one-parameter', listed)).toMatchObject([{ sid }]);
      const twice = { FriendlyName: ['one', 'two'] };
      expect(await about('parameter-twice', () => asked('post', '/TaskQueues', twice))).toMatchObject({
        statusCode: 400,
      });
    });
  });

  describe('a task', () => {
    it('has its status changed, or its attributes, and a reason for the one', async () => {
      await worker('ann');
      const { sid } = await floor.ws.tasks.create({});
      const offer = await offerOf(sid);
      await floor.ws.tasks(sid).reservations(offer.sid).update({ reservationStatus: 'accepted' });
      const both = { assignmentStatus: 'completed', attributes: '{"n":1}' } as const;
      expect(await about('status-with-attributes', () => refusal(floor.ws.tasks(sid).update(both)))).toMatchObject({
        status: 400,
      });
      const reason = (): Promise<object> => refusal(floor.ws.tasks(sid).update({ reason: 'why not' }));
      expect(await about('reason-without-status', reason)).toMatchObject({ status: 400 });
      expect(await floor.ws.tasks(sid).update({ assignmentStatus: 'completed', reason: 'done' })).toMatchObject({
        assignmentStatus: 'completed',
      });
    });

    it('goes through its workflow anew when it is changed', async () => {
      const other = await floor.ws.taskQueues.create({ friendlyName: 'urgent' });
      const filters = [{ expression: 'urgent == true', targets: [{ queue: other.sid }] }];
      const configuration = routing({ filters, default_filter: { queue: floor.queueSid } });
      const { sid: workflowSid } = await floor.ws.workflows.create({ friendlyName: 'two', configuration });
      const { sid } = await floor.ws.tasks.create({ workflowSid, attributes: '{"urgent":false}' });
      await about('changed-task-anew', () => floor.ws.tasks(sid).update({ attributes: '{"urgent":true}' }));
      const changed = await about('changed-task-anew', () => floor.ws.tasks(sid).fetch());
      expect(changed.taskQueueFriendlyName).toBe('urgent');
    });

    it('that no filter matches is canceled', async () => {
      const filters = [{ expression: '1 == 2', targets: [{ queue: floor.queueSid }] }];
      const { sid: workflowSid } = await floor.ws.workflows.create({
        friendlyName: 'none',
        configuration: routing({ filters }),
      });
      const { sid } = await about('no-filter-matches', () => floor.ws.tasks.create({ workflowSid }));
      expect(await about('no-filter-matches', () => statusOf(sid, 'canceled'))).toBe('canceled');
    });

    it('goes on to its next step after so many seconds, and no sooner', async () => {
      const next = await floor.ws.taskQueues.create({ friendlyName: 'next' });
      const targets = [{ queue: floor.queueSid, timeout: 6 }, { queue: next.sid }];
      const configuration = routing({ filters: [{ expression: '1 == 1', targets }] });
      const { sid: workflowSid } = await floor.ws.workflows.create({ friendlyName: 'steps', configuration });
      const { sid } = await floor.ws.tasks.create({ workflowSid });
      await floor.service.pass(3);
      expect(await about('timeouts-from-creation', () => floor.ws.tasks(sid).fetch())).toMatchObject({
        taskQueueFriendlyName: 'all',
      });
      await floor.service.pass(5);
      expect(await about('timeouts-from-creation', () => floor.ws.tasks(sid).fetch())).toMatchObject({
        taskQueueFriendlyName: 'next',
      });
    });

    it('for one worker is canceled when that one refuses', async () => {
      const ann = await worker('ann');
      const { sid } = await floor.ws.tasks.create({ routingTarget: ann });
      const offer = await offerOf(sid);
      await floor.ws.tasks(sid).reservations(offer.sid).update({ reservationStatus: 'rejected' });
      expect(await about('routing-target-refused', () => statusOf(sid, 'canceled'))).toBe('canceled');
    });

    it('is found by what it says of itself', async () => {
      await floor.ws.tasks.create({ attributes: '{"n":1}' });
      const { sid } = await floor.ws.tasks.create({ attributes: '{"n":2}' });
      const found = (): Promise<{ sid: string }[]> => floor.ws.tasks.list({ evaluateTaskAttributes: 'n == 2' });
      expect(await about('evaluate-task', found)).toMatchObject([{ sid }]);
    });
  });

  describe('an offer', () => {
    it('goes to whoever has been free longest, and back to who rejects it', async () => {
      await worker('ann');
      await floor.service.pass(2);
      await worker('bob');
      const { sid } = await floor.ws.tasks.create({});
      const first = await about('next-worker', () => offerOf(sid));
      expect(first.workerName).toBe('ann');
      const reservations = floor.ws.tasks(sid).reservations;
      await reservations(first.sid).update({ reservationStatus: 'rejected', workerActivitySid: activity('Offline') });
      const second = await about('next-worker', () => offerOf(sid));
      expect(second.workerName).toBe('bob');
      await reservations(second.sid).update({ reservationStatus: 'rejected' });
      expect(await about('rejected-task-again', () => offerOf(sid))).toMatchObject({ workerName: 'bob' });
    });

    it('is ordered by what the step says', async () => {
      await worker('none');
      await worker('two', { level: 2 });
      await worker('one', { level: 1 });
      const targets = [{ queue: floor.queueSid, order_by: 'level' }];
      const configuration = routing({ filters: [{ expression: '1 == 1', targets }] });
      const { sid: workflowSid } = await floor.ws.workflows.create({ friendlyName: 'ordered', configuration });
      const names = [];
      for (const choice of ['order-by-default', 'order-by-default', 'order-by-missing']) {
        const { sid } = await floor.ws.tasks.create({ workflowSid });
        names.push((await about(choice, () => offerOf(sid))).workerName);
      }
      expect(names).toEqual(['one', 'two', 'none']);
    });

    it('stays when its worker goes unavailable', async () => {
      const ann = await worker('ann');
      const { sid } = await floor.ws.tasks.create({});
      const offer = await offerOf(sid);
      await floor.ws.workers(ann).update({ activitySid: activity('Unavailable') });
      const still = (): Promise<{ reservationStatus: string }> => floor.ws.tasks(sid).reservations(offer.sid).fetch();
      expect(await about('unavailable-keeps-reservations', still)).toMatchObject({ reservationStatus: 'pending' });
    });

    it('runs out after so many seconds, and no sooner', async () => {
      const configuration = routing({ default_filter: { queue: floor.queueSid } });
      const settings = { friendlyName: 'quick', taskReservationTimeout: 6, configuration };
      const { sid: workflowSid } = await floor.ws.workflows.create(settings);
      await worker('ann');
      const { sid } = await floor.ws.tasks.create({ workflowSid });
      const offer = await offerOf(sid);
      const now = (): Promise<{ reservationStatus: string }> => floor.ws.tasks(sid).reservations(offer.sid).fetch();
      await floor.service.pass(3);
      expect(await now()).toMatchObject({ reservationStatus: 'pending' });
      await floor.service.pass(5);
      expect(await now()).toMatchObject({ reservationStatus: 'timeout' });
    });
  });

  describe('what is needed', () => {
    it('cannot be deleted', async () => {
      const ann = await worker('ann');
      const { sid } = await floor.ws.tasks.create({});
      await offerOf(sid);
      const needed = [
        () => floor.ws.activities(activity('Offline')).remove(),
        () => floor.ws.activities(activity('Available')).remove(),
        () => floor.ws.taskQueues(floor.queueSid).remove(),
        () => floor.ws.workflows(floor.workflowSid).remove(),
        () => floor.ws.workers(ann).remove(),
        () => floor.ws.taskChannels('default').remove(),
      ];
      const seen = [];
      for (const remove of needed) seen.push(await about('delete-in-use', () => refusal(remove())));
      expect(seen.map(({ status, code }) => [status, code])).toEqual(needed.map(() => [400, 20_001]));
    });
  });

  describe('what happened', () => {
    it('is told newest first, in text', async () => {
      await floor.ws.tasks.create({});
      const told = await about('event-order', () => floor.ws.events.list({ minutes: 60, limit: 20 }));
      expect(told.some(({ eventType }) => eventType === 'task.created')).toBe(true);
    });

    it('is counted, waiting tasks among it', async () => {
      await worker('ann');
      for (const priority of [1, 2]) await floor.ws.tasks.create({ priority });
      const read = (): Promise<{ totalTasks: number }> =>
        floor.ws.taskQueues(floor.queueSid).realTimeStatistics().fetch();
      expect(await about('waiting-tasks', read)).toMatchObject({ totalTasks: 2 });
    });
  });
};
