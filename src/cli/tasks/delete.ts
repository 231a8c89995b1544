import type { Twilio } from 'twilio';
import type { OnRecord } from '../../lib/people/on-record';
import { done, type Outcome } from '../bulk/run';
import { isGone } from '../explain';
import { spare } from './stranded-customer';
import type { TaskFilters } from '../read-tasks/task-filters';
import { taskPages } from '../read-tasks/task-pages';

/** How many tasks there are, and when the youngest of them was made. */
export interface Counted {
  readonly count: number;
  /** Epoch milliseconds. */
  readonly until: number;
}

/** Counts the tasks that suit: a request for a thousand of them. */
export async function countTasks(client: Twilio, workspaceSid: string, filters: TaskFilters): Promise<Counted> {
  let count = 0;
  let until = -Infinity;
  for await (const { rows } of taskPages(client, workspaceSid, filters)) {
    count += rows.length;
    until = Math.max(until, rows.at(-1)?.dateCreated.getTime() ?? until);
  }
  return { count, until };
}

/** A task to be deleted. */
export interface DoomedTask {
  readonly sid: string;
  readonly attributes: string;
}

/** What is known of how many there are to delete, while they are read. */
export class Deletion {
  readonly #client: Twilio;
  readonly #workspaceSid: string;
  readonly #filters: TaskFilters;
  readonly #counted: Counted | undefined;
  #read = 0;
  #hasReadAll = false;

  /** @param counted - What the operator has agreed to; whatever is made later is left alone. */
  constructor(client: Twilio, workspaceSid: string, filters: TaskFilters, counted?: Counted) {
    this.#client = client;
    this.#workspaceSid = workspaceSid;
    this.#filters = filters;
    this.#counted = counted;
  }

  /** Undefined while it is not known. */
  get total(): number | undefined {
    return this.#counted?.count ?? (this.#hasReadAll ? this.#read : undefined);
  }

  async *tasks(): AsyncGenerator<DoomedTask> {
    const until = this.#counted?.until ?? Infinity;
    for await (const { rows, isLast } of taskPages(this.#client, this.#workspaceSid, this.#filters)) {
      const agreed = rows
        .filter(({ dateCreated }) => dateCreated.getTime() <= until)
        .map(({ sid, attributes }) => ({ sid, attributes }));
      this.#read += agreed.length;
      this.#hasReadAll = isLast;
      yield* agreed;
      if (agreed.length < rows.length) return;
    }
  }

  /** Deletes one, whatever its status, unless that would leave its customer alone. */
  async delete(
    task: DoomedTask,
    options: { readonly endCall: boolean; readonly onRecord: OnRecord },
  ): Promise<Outcome> {
    const place = { client: this.#client, workspaceSid: this.#workspaceSid };
    const spared = await spare(place, task, options);
    if (spared) return spared;
    try {
      await options.onRecord({ what: 'task-ended', on: { taskSid: task.sid }, why: 'deleted' }, () =>
        this.#client.taskrouter.v1.workspaces(this.#workspaceSid).tasks(task.sid).remove(),
      );
      return done;
    } catch (error) {
      if (isGone(error)) return { skipped: 'already gone' };
      throw error;
    }
  }
}
