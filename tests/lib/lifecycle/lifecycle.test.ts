import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  drawLifecycle,
  reservationStatuses,
  reservationTable,
  taskStatuses,
  taskTable,
  terminalReservationStatuses,
  terminalTaskStatuses,
  transitionReservation,
  transitionTask,
} from '../../../src/lib/lifecycle';

describe('the task lifecycle', () => {
  it('leads from pending to every other status', () => {
    const reached = new Set(['pending']);
    for (const status of reached) {
      for (const arrow of Object.values(taskTable[taskStatuses.find((known) => known === status) ?? 'pending']))
        reached.add(arrow.to);
    }
    expect([...reached].sort()).toEqual([...taskStatuses].sort());
  });

  it('ends in completed and canceled', () => {
    expect(terminalTaskStatuses).toEqual(['completed', 'canceled']);
  });

  it('moves, and says since when and what to announce', () => {
    expect(transitionTask({ status: 'assigned', since: 1 }, 'wrapUp', 9)).toEqual({
      next: { status: 'wrapping', since: 9 },
      events: ['task.wrapup'],
    });
  });

  it('never wraps up what is not assigned, nor cancels what is', () => {
    for (const status of taskStatuses.filter((each) => each !== 'assigned'))
      expect(transitionTask({ status, since: 0 }, 'wrapUp', 1)).toBeUndefined();
    for (const status of ['assigned', 'wrapping', 'completed', 'canceled'] as const)
      expect(transitionTask({ status, since: 0 }, 'cancel', 1)).toBeUndefined();
  });
});

describe('the reservation lifecycle', () => {
  it('ends in five ways, three of which only a pending reservation can take', () => {
    expect(terminalReservationStatuses).toEqual(['completed', 'rejected', 'timeout', 'canceled', 'rescinded']);
    for (const status of reservationStatuses.filter((each) => each !== 'pending')) {
      for (const command of ['accept', 'reject', 'timeOut', 'cancel', 'rescind'] as const)
        expect(transitionReservation({ status, since: 0 }, command, 1)).toBeUndefined();
    }
  });

  it('announces each move by one event of its own', () => {
    const types = Object.values(reservationTable).flatMap((commands) =>
      Object.values(commands).map((arrow) => arrow.events.join()),
    );
    expect(new Set(types).size).toBe(7);
    expect(types.every((type) => type.startsWith('reservation.'))).toBe(true);
  });
});

it('docs/lifecycle.md draws both tables as they are', () => {
  const text = readFileSync(join(__dirname, '../../../docs/lifecycle.md'), 'utf8');
  expect(text).toContain(drawLifecycle(taskTable, 'pending'));
  expect(text).toContain(drawLifecycle(reservationTable, 'pending'));
});
