import fc from 'fast-check';
import { acceptReservation, rejectReservation } from '../../../emulator/taskrouter/commands/reservation-commands';
import { updateTaskQueue } from '../../../emulator/taskrouter/commands/task-queue-commands';
import { createTransfer } from '../../../emulator/taskrouter/commands/transfer-commands';
import { updateWorker } from '../../../emulator/taskrouter/commands/worker-commands';
import { TestFloor } from '../floor';
import { makeFloor, steps, take } from '../random-steps';
import { draws } from '../../seed';
import { image, read, restarted, Scribe, textOf } from './kept-floor';

describe('whatever is done to a floor', () => {
  it('reads back as it was, and goes on after a restart as if there had been none', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, async (before, after) => {
        const floor = makeFloor();
        const scribe = new Scribe(floor);
        for (const step of before) {
          await take(floor, step);
          scribe.write();
        }
        const kept = read(scribe.bytes);
        expect(textOf(kept)).toBe(textOf(image(floor)));

        const second = restarted(kept);
        expect(textOf(image(second))).toBe(textOf(image(floor)));
        for (const step of after) {
          await take(floor, step);
          await take(second, step);
          expect(textOf(image(second))).toBe(textOf(image(floor)));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is as if it had not happened where its line was torn anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const floor = makeFloor();
        const scribe = new Scribe(floor);
        for (const step of sequence.slice(0, 12)) {
          await take(floor, step);
          scribe.write();
        }
        floor.task({ team: 'red' });
        scribe.write();
        const whole = scribe.bytes;
        const length = scribe.written.at(-1)?.length ?? 0;
        const before = textOf(read(whole.subarray(0, whole.length - length)));
        for (let kept = 0; kept < length; kept += 1)
          expect(textOf(read(whole.subarray(0, whole.length - length + kept)))).toBe(before);
        expect(textOf(read(whole))).not.toBe(before);
      }),
      { numRuns: draws.times },
    );
  });
});

describe('after a restart', () => {
  it('a task in transfer to a queue is offered to who comes there, and has no time to live any more', async () => {
    const floor = new TestFloor();
    const [first, second] = ['first', 'second'].map((name) =>
      floor.queue(name, { targetWorkers: `queue == "${name}"` }),
    );
    floor.workflow({ default_filter: { queue: first?.sid } });
    floor.worker('ada', { queue: 'first' });
    const ben = floor.worker('ben', { queue: 'second' }, 'Offline');
    const task = floor.task({}, { timeoutSeconds: 300 });
    const [held] = floor.reservationsOf(task);
    floor.do((engine) => acceptReservation(engine, held?.sid ?? ''));
    floor.do((engine) => createTransfer(engine, { reservationSid: held?.sid ?? '', to: second?.sid ?? '' }));
    const later = restarted(read(new Scribe(floor).bytes));
    await later.advance(400);
    expect(later.now(task).assignmentStatus).toBe('reserved');
    later.do((engine) => updateWorker(engine, ben.sid, { activitySid: later.activity('Available').sid }));
    expect(later.holders(task)).toEqual(['ada', 'ben']);
  });

  it('a task for one worker who has no room goes on waiting for that worker', () => {
    const floor = new TestFloor();
    const queue = floor.queue('all');
    floor.workflow({ default_filter: { queue: queue.sid } });
    const ada = floor.worker('ada', {}, 'Offline');
    const task = floor.task({}, { routingTarget: ada.sid, ignoreCapacity: false });
    const later = restarted(read(new Scribe(floor).bytes));
    expect(later.holders(task)).toEqual([]);
    later.do((engine) => updateWorker(engine, ada.sid, { activitySid: later.activity('Available').sid }));
    expect(later.holders(task)).toEqual(['ada']);
  });

  it('announces nothing, and wakes what was left at a step of its workflow when its time comes', async () => {
    const floor = new TestFloor();
    const [first, second] = ['first', 'second'].map((name) => floor.queue(name));
    floor.workflow({
      filters: [{ expression: '1==1', targets: [{ queue: first?.sid, timeout: 60 }, { queue: second?.sid }] }],
    });
    const scribe = new Scribe(floor);
    const task = floor.task();
    scribe.write();
    await floor.advance(59);
    // Rebuilt lines keep the order in which tasks wait.
    floor.do((engine) => updateTaskQueue(engine, first?.sid ?? '', { targetWorkers: '1==2' }));
    scribe.write();
    const later = restarted(read(scribe.bytes));
    expect(later.heard()).toEqual(expect.not.arrayContaining(['task.created', 'task-queue.entered']));
    await later.advance(2);
    expect(later.now(task).taskQueueSid).toBe(second?.sid);
    expect(later.heard()).toEqual(['task-queue.timeout', 'task-queue.entered', 'workflow.target-matched']);
  });

  it('does what is due at one moment in the same order, whichever was set first', async () => {
    const floor = makeFloor();
    for (let count = 0; count < 2; count += 1) floor.task({ team: 'red' });
    const [offer] = floor.engine.store.reservations.values();
    // The first task leaves its queue at the same moment as the second, and comes back into it later.
    floor.do((engine) => rejectReservation(engine, offer?.sid ?? '', floor.activity('Unavailable').sid));
    const later = restarted(read(new Scribe(floor).bytes));
    await floor.advance(60);
    await later.advance(60);
    expect(textOf(image(later))).toBe(textOf(image(floor)));
  });

  it('gives a rejected task to the next in line, as the line stood', () => {
    const floor = new TestFloor();
    const queue = floor.queue('all');
    floor.workflow({ default_filter: { queue: queue.sid } });
    for (const name of ['ada', 'ben', 'cid']) floor.worker(name);
    const task = floor.task();
    const later = restarted(read(new Scribe(floor).bytes));
    const [offer] = later.reservationsOf(task);
    later.do((engine) => rejectReservation(engine, offer?.sid ?? '', later.activity('Offline').sid));
    expect(later.holders(task)).toEqual(['ben']);
  });
});
