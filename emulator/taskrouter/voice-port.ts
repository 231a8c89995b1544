import type { ReservationRow, TaskRow, WorkerRow } from '../account/taskrouter-rows';

/** Fields of an instruction in snake case, as the assignment callback's answer names them. */
export type InstructionFields = Readonly<Record<string, string>>;

/** How a supervisor listens: unheard, heard by the worker alone, or heard by everybody. */
export const supervisorModes = ['monitor', 'whisper', 'barge'] as const;
export type SupervisorMode = (typeof supervisorModes)[number];

export interface Supervision {
  readonly supervisor: WorkerRow;
  readonly mode: SupervisorMode;
}

export interface HoldChange {
  readonly hold: boolean;
  /** What is heard meanwhile; silence where absent. */
  readonly holdUrl?: string;
  /** `GET` where absent. */
  readonly holdMethod?: 'GET' | 'POST';
}

export interface WorkerChange {
  readonly muted?: boolean;
  readonly endConferenceOnExit?: boolean;
}

/** What task routing asks of the telephone side. Each returns at once; what comes of it arrives as commands later. */
export interface VoicePort {
  /** @throws TwilioError 400 where the task has no call, or a field is wrong */
  conference(reservation: ReservationRow, fields: InstructionFields): void;
  dequeue(reservation: ReservationRow, fields: InstructionFields): void;
  call(reservation: ReservationRow, fields: InstructionFields): void;
  redirect(reservation: ReservationRow, fields: InstructionFields): void;
  /**
   * Calls a supervisor into the conference of a worker who holds a task.
   *
   * @throws TwilioError 400 unless that worker is in a conference
   */
  supervise(reservation: ReservationRow, supervision: Supervision, fields: InstructionFields): void;
  /**
   * Puts the customer of a task on hold, or has the customer back.
   *
   * @throws TwilioError 400 unless the customer is in the task's conference
   */
  holdCustomer(task: TaskRow, hold: HoldChange): void;
  /**
   * Changes how a worker takes part in the task's conference.
   *
   * @throws TwilioError 400 unless the worker is in it
   */
  changeWorker(reservation: ReservationRow, change: WorkerChange): void;
  /**
   * One worker puts another on hold in the conference of the task that both hold.
   *
   * @throws TwilioError 400 unless both are in it
   */
  holdWorker(by: ReservationRow, target: ReservationRow, hold: HoldChange): void;
  /**
   * One worker removes another from the conference of the task that both hold.
   *
   * @throws TwilioError 400 unless both are in it
   */
  kickWorker(by: ReservationRow, target: ReservationRow): void;
  /** A reservation ended while its worker's phone was being dialled. */
  reservationEnded(reservation: ReservationRow): void;
}
