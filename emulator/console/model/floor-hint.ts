import type { Workspace } from './snapshot';

/** Whether work waits and nobody is there to be offered it: the usual reason why nothing rings. */
export function waitsForNobody({ tasks, workers }: Workspace): boolean {
  return tasks.some(({ assignmentStatus }) => assignmentStatus === 'pending') && !workers.some((one) => one.available);
}
