import type { Twilio } from 'twilio';
import { activities } from './collections/activities';
import type { Collection } from './collections/collection';
import { phoneNumbers } from './collections/phone-numbers';
import { taskChannels } from './collections/task-channels';
import { taskQueues } from './collections/task-queues';
import { workerChannels } from './collections/worker-channels';
import { workers } from './collections/workers';
import { workflows } from './collections/workflows';
import { workspaces } from './collections/workspaces';
import { Names } from './names';
import type { Kind } from './thing';

/** An account as a set-up sees it: one collection for each kind of thing. */
export class Account {
  readonly names = new Names();
  /** How many requests there may be at a time. */
  readonly concurrency: number;
  readonly #client: Twilio;
  #workspaceSid = '';

  constructor(client: Twilio, concurrency: number) {
    this.#client = client;
    this.concurrency = concurrency;
  }

  get workspaceSid(): string {
    return this.#workspaceSid;
  }

  /** Says in which workspace everything is, as soon as there is one. */
  enter(workspaceSid: string): void {
    this.#workspaceSid = workspaceSid;
  }

  /** @param of - The worker whose channels are meant. */
  collection(kind: Kind, of?: string): Collection {
    const workspace = () => this.#client.taskrouter.v1.workspaces(this.#workspaceSid);
    switch (kind) {
      case 'workspace':
        return workspaces(this.#client, this.names);
      case 'activity':
        return activities(workspace());
      case 'taskChannel':
        return taskChannels(workspace());
      case 'taskQueue':
        return taskQueues(workspace(), this.names);
      case 'workflow':
        return workflows(workspace(), this.names);
      case 'worker':
        return workers(workspace(), this.names);
      case 'workerChannel':
        return workerChannels(workspace(), this.names.sidOf('worker', of ?? ''));
      case 'phoneNumber':
        return phoneNumbers(this.#client, this.names);
    }
  }
}
