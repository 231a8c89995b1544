import { WatchingDesk } from './watching-desk';

let desk: WatchingDesk;
beforeEach(async () => void (desk = await WatchingDesk.open()));
afterEach(() => desk.close());

/** Alice speaks with a customer. */
async function talking(attributes = '{"order": 1.10}', endConferenceOnExit = true) {
  await desk.go('bob', 'Offline');
  const callSid = await desk.call('support', attributes);
  await desk.pass(5);
  const reservation = await desk.accept('alice', endConferenceOnExit);
  await desk.pass(10);
  const { sid: taskSid } = await desk.taskOf(callSid);
  expect((await desk.workspace.tasks(taskSid).fetch()).assignmentStatus).toBe('assigned');
  return { callSid, taskSid, reservation };
}

/** Alice hands the call over to bob, and says goodbye. */
async function handedOver() {
  const call = await talking();
  await desk.go('bob', 'Available');
  await desk.handOver('alice', desk.sidOf('worker', 'bob'), call.reservation, 'COLD');
  await desk.pass(1);
  return call;
}

const statusOf = async (callSid: string) => (await desk.client.calls(callSid).fetch()).status;
const taskBy = async (sid: string) => desk.workspace.tasks(sid).fetch();

it('offers a customer again whose colleague said no', async () => {
  const { callSid, taskSid } = await handedOver();
  await desk.reject('bob', 'Offline');
  await desk.pass(3);
  expect((await desk.taskOf(callSid)).sid).toBe(taskSid);
  await desk.pass(2);
  const task = await desk.taskOf(callSid);
  expect(task.sid).not.toBe(taskSid);
  expect(await taskBy(taskSid)).toMatchObject({
    assignmentStatus: 'completed',
    reason: 'Offered again: nobody was left in the call',
  });
  expect(await statusOf(callSid)).toBe('in-progress');
  console.log(task.attributes, task.assignmentStatus, task.priority);
});
