import type { ReservationStatus, TaskStatus } from '../../../src/lib/lifecycle';

/** A state's colour and shape. The word beside it is the state's own, so that colour never speaks alone. */
export type Tone = 'available' | 'busy' | 'ringing' | 'wrapping' | 'offline' | 'danger' | 'away' | 'waiting' | 'done';

export const taskTones: Readonly<Record<TaskStatus, Tone>> = {
  pending: 'waiting',
  reserved: 'ringing',
  assigned: 'busy',
  wrapping: 'wrapping',
  completed: 'done',
  canceled: 'offline',
};

export const reservationTones: Readonly<Record<ReservationStatus, Tone>> = {
  pending: 'ringing',
  accepted: 'busy',
  wrapping: 'wrapping',
  completed: 'done',
  rejected: 'offline',
  timeout: 'danger',
  canceled: 'offline',
  rescinded: 'offline',
};

/** Only its name tells whether an activity in which nothing is offered is a break or the end of the day. */
export function activityTone(activity: { available: boolean; friendlyName: string }): Tone {
  if (activity.available) return 'available';
  return /offline|logged? ?out/i.test(activity.friendlyName) ? 'offline' : 'away';
}

/** A call's or a participant's. */
export function callTone(status: string): Tone {
  if (status === 'in-progress' || status === 'connected') return 'busy';
  if (['queued', 'ringing', 'connecting', 'init'].includes(status)) return 'ringing';
  if (['failed', 'busy', 'no-answer'].includes(status)) return 'danger';
  return 'done';
}

/** A webhook's answer: `null` is none at all. */
export function deliveryTone(status: number | null): Tone {
  return status !== null && status < 400 ? 'done' : 'danger';
}
