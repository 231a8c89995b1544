import type { Workspace } from './snapshot';

/** Whether work waits and nobody is there to be offered it: the usual reason why nothing rings. */
export function waitsForNobody({ tasks, counts }: Workspace): boolean {
  return tasks.some(({ assignmentStatus }) => assignmentStatus === 'pending') && counts.availableWorkers === 0;
}
