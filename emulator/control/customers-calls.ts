import type { ReservationStatus, TaskStatus } from '../../src/lib/lifecycle';
import type { Engine } from '../account/engine';
import { isLive } from '../voice/calls';
import type { Place } from '../voice/places';
import type { Telephone } from '../voice/telephone';

/** A call that goes on with a customer at its other end: one who called, or one whom an agent's call was answered by. */
export interface CustomersCall {
  readonly sid: string;
  /** The customer's number. */
  readonly number: string;
  /** One, where all is well. */
  readonly places: readonly Place[];
  /** What the call is about now; absent where no task was made of it, or that one is deleted. */
  readonly task?: { readonly sid: string; readonly status: TaskStatus };
  /** Of the task, those that are pending, accepted or wrapping. */
  readonly reservations: readonly { readonly sid: string; readonly status: ReservationStatus }[];
}

/** The customers' calls that go on, the oldest first. */
export function customersCalls({ store }: Engine, telephone: Telephone): CustomersCall[] {
  const found: CustomersCall[] = [];
  for (const call of store.calls.values()) {
    if (!isLive(call)) continue;
    const isInbound = call.direction === 'inbound';
    if (!isInbound && store.participantOfCall.first(call.sid)?.role !== 'customer') continue;
    if (!isInbound && call.status !== 'in-progress') continue;
    const task = call.taskSid === null ? undefined : store.tasks.get(call.taskSid);
    found.push({
      sid: call.sid,
      number: isInbound ? call.from : call.to,
      places: telephone.placesOf(call.sid),
      ...(task && { task: { sid: task.sid, status: task.assignmentStatus } }),
      reservations: task
        ? [...store.openReservationsOfTask.of(task.sid)].map(({ sid, status }) => ({ sid, status }))
        : [],
    });
  }
  return found;
}
