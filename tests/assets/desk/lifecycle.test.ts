import type { StageName } from '../../../src/assets/desk/ground/engagement';
import { type End, isFinal } from '../../../src/assets/desk/ground/outcome';
import { situationOf } from '../../../src/assets/desk/card/card-situation';
import { ending } from '../../../src/assets/desk/offer/offer-words';
import { headline } from '../../../src/assets/desk/card/card-headline';
import {
  type ReservationStatus,
  reservationStatuses,
  reservationTable,
  terminalReservationStatuses,
} from '../../../src/lib/lifecycle';
import { atTheDesk, inConference, reservation, walk, type Walk } from './given';

type OpenStatus = Extract<ReservationStatus, 'pending' | 'accepted' | 'wrapping'>;

/** What the page makes of each status of a reservation. */
const STAGES: Record<OpenStatus, StageName> = { pending: 'ringing', accepted: 'connected', wrapping: 'wrapping' };
const ENDS: Record<Exclude<ReservationStatus, OpenStatus>, End> = {
  completed: 'completed',
  rejected: 'rejected',
  timeout: 'timed-out',
  canceled: 'canceled',
  rescinded: 'rescinded',
};

const facts = (status: ReservationStatus) => (status === 'pending' ? reservation() : inConference({ status }));
const found = (status: ReservationStatus): Walk =>
  walk(atTheDesk(), { type: 'reservation-arrived', reservation: facts(status) });

describe('every status of a reservation', () => {
  it('is a stage of the page, or an end', () => {
    expect(new Set([...Object.keys(STAGES), ...Object.keys(ENDS)])).toEqual(new Set(reservationStatuses));
    expect(new Set(Object.keys(ENDS))).toEqual(new Set(terminalReservationStatuses));
    expect(reservationStatuses.filter(isFinal)).toEqual([...terminalReservationStatuses]);
  });

  it.each(Object.entries(STAGES))('%s: is shown as %s, with words for it', (status, stage) => {
    const { state } = found(status as OpenStatus);
    expect(state.engagements[0]?.stage.name).toBe(stage);
    expect(headline(situationOf(state), undefined).word).not.toBe('');
  });

  const moves = Object.entries(reservationTable).flatMap(([from, commands]) =>
    Object.entries(commands).map(([command, { to }]) => ({ from: from as ReservationStatus, command, to })),
  );

  it.each(moves)('$from → $command → $to: is followed, and said', ({ from, to }) => {
    const { state } = walk(found(from), { type: 'reservation-changed', reservation: facts(to) });
    if (!isFinal(to)) {
      expect(state.engagements[0]?.stage.name).toBe(STAGES[to]);
      return;
    }
    expect(state.engagements).toEqual([]);
    expect(state.outcome?.end).toBe(ENDS[to]);
    expect(ending(state.outcome!, undefined).headline).not.toBe('');
  });
});
