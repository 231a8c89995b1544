import type { Call } from './call';

/** Whether a caller may use a route with the SIDs it gives. An administrator may use all of them. */
export type Access = (call: Call) => boolean;

export const anyone: Access = () => true;

/** The worker in the URL is the caller itself. */
export const ownWorker: Access = ({ caller, sids }) => caller.workerSid === sids['worker'];

export const supervisors: Access = ({ caller }) => caller.role === 'supervisor';

/** The worker in the URL is the caller itself, or the caller is its supervisor. */
export const ownWorkerOrSupervisor: Access = (call) => ownWorker(call) || supervisors(call);

/** The task in the URL was made for the caller, or offered to it at some time. */
export const ownTask: Access = ({ engine, caller, sids }) => {
  const task = engine.store.tasks.get(sids['task'] ?? '');
  // What is not there is no secret: the route answers 404.
  if (!task || task.routingTarget === caller.workerSid) return true;
  for (const { workerSid } of engine.store.reservationsOfTask.of(task.sid)) {
    if (workerSid === caller.workerSid) return true;
  }
  return false;
};

/** Whether this caller may make this call. */
export function isAllowed(call: Call, access: Access): boolean {
  return call.caller.role === 'admin' || access(call);
}
