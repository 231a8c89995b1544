export { drawLifecycle } from './diagram';
export { move, terminalStatuses } from './state-machine';
export type { Arrow, LifecycleState, LifecycleTable, Transition } from './state-machine';
export {
  reservationStatuses,
  reservationTable,
  terminalReservationStatuses,
  transitionReservation,
} from './reservation-lifecycle';
export type { ReservationCommand, ReservationState, ReservationStatus } from './reservation-lifecycle';
export { taskStatuses, taskTable, terminalTaskStatuses, transitionTask } from './task-lifecycle';
export type { TaskCommand, TaskState, TaskStatus } from './task-lifecycle';
