import type { JSX } from 'preact';
import type { Reservation } from '../model/snapshot';
import { countdownOf } from '../model/time';
import { reservationTones } from '../model/tone';
import { CountdownRing } from './countdown';
import { State } from './state';

interface ReservationLineProps {
  reservation: Reservation;
  /** Who or what is on the other side: the worker beside a task, the task beside a worker. */
  about: string;
  now: number;
}

/** A reservation: whom it is for, what became of it, and while it waits how long it still does. */
export function ReservationLine({ reservation, about, now }: ReservationLineProps): JSX.Element {
  const { reservationStatus, sid } = reservation;
  const countdown = countdownOf(reservation, now);
  return (
    <li class="reservation" title={sid}>
      <State tone={reservationTones[reservationStatus]} word={reservationStatus} />
      <span class="about">{about}</span>
      {countdown && <CountdownRing countdown={countdown} />}
    </li>
  );
}
