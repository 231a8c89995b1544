import type { ReservationRow } from '../account/taskrouter-rows';
import type { ConferenceRow, ParticipantRow } from '../account/voice-rows';
import type { Engine } from '../taskrouter/engine';

/** The conference of a task that goes on. Its name is the task's SID. */
export function roomOf({ store }: Engine, taskSid: string): ConferenceRow | undefined {
  for (const room of store.conferencesByName.of(taskSid)) if (room.status !== 'completed') return room;
  return undefined;
}

function inside({ store }: Engine, room: ConferenceRow | undefined): ParticipantRow[] {
  if (!room) return [];
  return [...store.participantsOf.of(room.sid)].filter(({ status }) => status === 'connected');
}

/** A task's customer, where in its conference. */
export function customerIn(engine: Engine, taskSid: string): ParticipantRow | undefined {
  return inside(engine, roomOf(engine, taskSid)).find(({ role }) => role === 'customer');
}

/** Those of a task's workers who are in its conference. */
export function workersIn(engine: Engine, taskSid: string): readonly ParticipantRow[] {
  return inside(engine, roomOf(engine, taskSid)).filter(({ role }) => role === 'worker');
}

/** The worker of a reservation, where in the task's conference. */
export function workerIn(engine: Engine, { sid, taskSid }: ReservationRow): ParticipantRow | undefined {
  return workersIn(engine, taskSid).find(({ callSid }) => engine.store.calls.get(callSid)?.reservationSid === sid);
}
