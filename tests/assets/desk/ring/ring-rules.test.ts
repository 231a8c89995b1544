import { alarmOf } from '../../../../src/assets/desk/ring/ring-rules';
import { type ReservationStatus, reservationTable, terminalReservationStatuses } from '../../../../src/lib/lifecycle';
import { inConference, reservation, ringing, START, task, UNAVAILABLE, walk, type Walk } from '../given';

const alarm = ({ state, now }: Walk) => alarmOf(state, now);
const turns = (status: ReservationStatus) =>
  ({ type: 'reservation-changed', reservation: reservation({ status }) }) as const;

describe('the alarm of an offer', () => {
  it('says who, what kind and how many', () => {
    expect(alarm(ringing())).toEqual({
      sid: 'WR1',
      caller: { number: '+15550111', wants: 'a broken lamp' },
      talk: 'call',
      queueName: 'support',
      count: 1,
      soft: false,
    });
  });

  it('ends whatever becomes of the reservation', () => {
    const next = Object.values(reservationTable.pending).map(({ to }) => to);
    expect(new Set(next)).toEqual(new Set(['accepted', 'rejected', 'timeout', 'canceled', 'rescinded']));
    for (const status of [...next, ...terminalReservationStatuses]) {
      expect([status, alarm(walk(ringing(), turns(status)))]).toEqual([status, undefined]);
    }
    expect(alarm(walk(ringing(), { type: 'reservation-gone', sid: 'WR1' }))).toBeUndefined();
  });

  it('ends with the answer, not with its confirmation, and goes on when the answer was not taken', () => {
    for (const [asked, request] of [
      ['accept-asked', 'accept'],
      ['reject-asked', 'reject'],
    ] as const) {
      const answered = walk(ringing(), { type: asked, sid: 'WR1' });
      expect(alarm(answered)).toBeUndefined();
      const problem = { code: 'too-many-requests', message: 'No', status: 429 };
      expect(alarm(walk(answered, { type: 'request-failed', request, sid: 'WR1', problem }))).toBeDefined();
    }
  });

  it('ends at the deadline, even where no news of it arrives', () => {
    const cutOff = walk(ringing(), { type: 'connection-lost' });
    expect(alarm(walk(cutOff, 119_999))).toBeDefined();
    expect(alarm(walk(cutOff, 120_000))).toBeUndefined();
  });

  it('ends when the agent goes away, and goes on when they cannot', () => {
    const leaving = walk(ringing(), { type: 'go-away-asked' });
    expect(alarm(leaving)).toBeUndefined();
    expect(leaving.intents).toEqual([{ type: 'set-activity', activitySid: UNAVAILABLE, rejectPending: true }]);
    const problem = { code: 'server', message: 'No', status: 500 };
    expect(alarm(walk(leaving, { type: 'activity-failed', problem }))).toBeDefined();
  });

  it('is for the most urgent of several', () => {
    const second = reservation({ sid: 'WR2', createdAt: START - 60_000, task: task({ sid: 'WT2' }) });
    const both = walk(ringing(), 1_000, {
      type: 'ready',
      worker: ringing().state.worker!,
      activities: [],
      reservations: [second],
    });
    expect(alarm(both)).toMatchObject({ sid: 'WR2', count: 2 });
  });

  it('is soft while the agent talks, and not while they write', () => {
    const talking = walk(
      ringing(),
      { type: 'accept-asked', sid: 'WR1' },
      { type: 'reservation-changed', reservation: inConference() },
    );
    const arrives = {
      type: 'reservation-arrived',
      reservation: reservation({ sid: 'WR2', task: task({ sid: 'WT2' }) }),
    } as const;
    expect(alarm(walk(talking, arrives))).toMatchObject({ sid: 'WR2', soft: true });
    const writing = walk(talking, { type: 'reservation-changed', reservation: inConference({ status: 'wrapping' }) });
    expect(alarm(walk(writing, arrives))).toMatchObject({ sid: 'WR2', soft: false });
  });
});
