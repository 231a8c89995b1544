import type { ReservationRow, TaskRow } from './rows';

/** Fields of an instruction in snake case, as the assignment callback's answer names them. */
export type InstructionFields = Readonly<Record<string, string>>;

/** What task routing asks of the telephone side. Each returns at once; what comes of it arrives as commands later. */
export interface VoicePort {
  /** @throws TwilioError 400 where the task has no call, or a field is wrong */
  conference(reservation: ReservationRow, fields: InstructionFields): void;
  dequeue(reservation: ReservationRow, fields: InstructionFields): void;
  call(reservation: ReservationRow, fields: InstructionFields): void;
  redirect(reservation: ReservationRow, fields: InstructionFields): void;
  /** A task reached its end by another way than its call: whoever still waits in the queue for it leaves the queue. */
  taskEnded(task: TaskRow): void;
  /** A reservation ended while its worker's phone was being dialled. */
  reservationEnded(reservation: ReservationRow): void;
}
