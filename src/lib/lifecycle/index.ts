export { drawLifecycle } from './diagram';
export { move, terminalStatuses } from './machine';
export type { Arrow, LifecycleState, LifecycleTable, Transition } from './machine';
export {
  reservationStatuses,
  reservationTable,
  terminalReservationStatuses,
  transitionReservation,
} from './reservation';
export type { ReservationCommand, ReservationState, ReservationStatus } from './reservation';
export { taskStatuses, taskTable, terminalTaskStatuses, transitionTask } from './task';
export type { TaskCommand, TaskState, TaskStatus } from './task';
