import { ringingCount, taskLines, workerLines } from '../../../../emulator/console/model/floor-lines';
import { waitsForNobody } from '../../../../emulator/console/model/floor-hint';
import { aReservation, aTask, aWorker, aWorkspace, noon, sidOf } from '../pretend';

describe('taskLines', () => {
  const workspace = aWorkspace({
    tasks: [
      aTask(1, { dateCreated: noon, assignmentStatus: 'reserved' }),
      aTask(2, { dateCreated: noon + 5, assignmentStatus: 'pending' }),
      aTask(3, { dateCreated: noon + 1, assignmentStatus: 'completed' }),
      aTask(4, { dateCreated: noon + 2, assignmentStatus: 'canceled' }),
    ],
    reservations: [
      aReservation(2, { dateCreated: noon + 3 }),
      aReservation(1, { dateCreated: noon + 1, reservationStatus: 'timeout' }),
      aReservation(3, { taskSid: sidOf('WT', 3), reservationStatus: 'completed' }),
    ],
  });

  it('keeps open tasks apart from ended ones, newest first', () => {
    const { open, ended } = taskLines(workspace);
    expect(open.map(({ task }) => task.sid)).toEqual([sidOf('WT', 2), sidOf('WT', 1)]);
    expect(ended.map(({ task }) => task.sid)).toEqual([sidOf('WT', 4), sidOf('WT', 3)]);
  });

  it('gives each task everybody it was offered to, in that order', () => {
    const [waiting, reserved] = taskLines(workspace).open;
    expect(waiting?.reservations).toEqual([]);
    expect(reserved?.reservations.map(({ sid }) => sid)).toEqual([sidOf('WR', 1), sidOf('WR', 2)]);
  });
});

describe('workerLines', () => {
  it('lists workers by name, with what is on their desk and nothing that has ended', () => {
    const workspace = aWorkspace({
      workers: [aWorker(1, { friendlyName: 'charles' }), aWorker(2, { friendlyName: 'alice' })],
      reservations: [
        aReservation(1, { workerSid: sidOf('WK', 1), reservationStatus: 'rejected' }),
        aReservation(2, { workerSid: sidOf('WK', 1), reservationStatus: 'wrapping' }),
        aReservation(3, { workerSid: sidOf('WK', 1), reservationStatus: 'pending' }),
      ],
    });
    const lines = workerLines(workspace);
    expect(lines.map(({ worker }) => worker.friendlyName)).toEqual(['alice', 'charles']);
    expect(lines.map(({ reservations }) => reservations.map(({ sid }) => sid))).toEqual([
      [],
      [sidOf('WR', 2), sidOf('WR', 3)],
    ]);
  });
});

it('puts worker 10 after worker 9', () => {
  const workers = [10, 9].map((count) => aWorker(count));
  expect(workerLines(aWorkspace({ workers })).map(({ worker }) => worker.friendlyName)).toEqual([
    'worker 9',
    'worker 10',
  ]);
});

describe('ringingCount', () => {
  it('counts the reservations that wait for an answer, in every workspace', () => {
    const one = aWorkspace({ reservations: [aReservation(1), aReservation(2, { reservationStatus: 'accepted' })] });
    const other = aWorkspace({ reservations: [aReservation(3)] });
    expect(ringingCount([one, other])).toBe(2);
  });
});

describe('waitsForNobody', () => {
  const away = aWorker(1);
  const there = aWorker(2, { available: true });

  it('is so while a task is pending and no worker is available', () => {
    expect(waitsForNobody(aWorkspace({ tasks: [aTask(1)], workers: [away] }))).toBe(true);
    expect(waitsForNobody(aWorkspace({ tasks: [aTask(1)], workers: [] }))).toBe(true);
  });

  it('is not so with an available worker, or with nothing that waits', () => {
    expect(waitsForNobody(aWorkspace({ tasks: [aTask(1)], workers: [away, there] }))).toBe(false);
    const taken = aTask(1, { assignmentStatus: 'assigned' });
    expect(waitsForNobody(aWorkspace({ tasks: [taken], workers: [away] }))).toBe(false);
  });
});
