import { answer, limits, onFloor } from '../given';

const [support, sales] = answer.queues;
const waiting = (longestWaitSeconds: number): object => ({
  queues: [{ ...support, waiting: 1, longestWaitSeconds }, sales],
  serviceLevel: { limits, hours: [] },
});
const told = ({ state }: ReturnType<typeof onFloor>) =>
  state.notices.map(({ queueName, about, grade, since, isRead }) => ({ queueName, about, grade, since, isRead }));

it('come when a queue becomes amber or red, by the page’s own clock too, and go when it is good again', () => {
  const page = onFloor();
  page.read(waiting(10));
  expect(told(page)).toEqual([]);
  page.wait(20_000);
  const amber = { queueName: 'support', about: 'wait', grade: 'amber', since: page.now, isRead: false };
  expect(told(page)).toEqual([amber]);
  page.hear({ type: 'notice-read', queueSid: 'WQ1', about: 'wait' });
  page.wait(30_000);
  expect(told(page)).toEqual([{ ...amber, isRead: true }]);
  page.wait(60_000);
  expect(told(page)).toEqual([{ ...amber, grade: 'red', since: page.now, isRead: false }]);
  page.read(waiting(40));
  expect(told(page)).toMatchObject([{ grade: 'amber', isRead: false }]);
  page.read(waiting(3));
  expect(told(page)).toEqual([]);
});

it('tell of a service level below its target, by queue', () => {
  const page = onFloor();
  const hour = (within: number): object => ({
    serviceLevel: {
      limits,
      hours: [{ from: '2031-05-06T12:00:00.000Z', queues: { WQ2: { within, late: 10 - within, lost: 0, short: 0 } } }],
    },
    queues: [{ ...support, waiting: 0, overdue: 0 }, sales],
  });
  page.read(hour(9));
  expect(told(page)).toEqual([]);
  page.read(hour(7));
  expect(told(page)).toMatchObject([{ queueName: 'sales', about: 'level', grade: 'amber' }]);
  page.read(hour(2));
  expect(told(page)).toMatchObject([{ queueName: 'sales', about: 'level', grade: 'red' }]);
  page.hear({ type: 'sign-out-asked' });
  page.wait(1_000);
  expect(told(page)).toEqual([]);
});
