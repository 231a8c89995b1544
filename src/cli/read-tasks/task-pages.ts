import type { Twilio } from 'twilio';
import type { TaskInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/task';
import { isClock } from '../../lib/deadline/clock-task';
import { pages, type ReadPage } from '../bulk/pages';
import { suits, taskListOptions, type TaskFilters } from './task-filters';

/**
 * The tasks that suit the filters, oldest first, page by page; clocks only where their workflow or queue was asked for. Reads no further than where all the others are too young.
 */
export async function* taskPages(
  client: Twilio,
  workspaceSid: string,
  filters: TaskFilters,
): AsyncGenerator<ReadPage<TaskInstance>> {
  const { olderThan = 0, newerThan = Infinity, queue, workflow } = filters;
  const isMeant = queue !== undefined || workflow !== undefined;
  const { tasks } = client.taskrouter.v1.workspaces(workspaceSid);
  for await (const { rows, isLast } of pages(tasks.page(taskListOptions(filters)))) {
    const suiting = rows.filter(
      (task) =>
        task.age >= olderThan &&
        task.age <= newerThan &&
        suits(filters, task) &&
        (isMeant || !isClock(task.attributes)),
    );
    const restIsTooYoung = (rows.at(-1)?.age ?? Infinity) < olderThan;
    yield { rows: suiting, isLast: isLast || restIsTooYoung };
    if (restIsTooYoung) return;
  }
}
