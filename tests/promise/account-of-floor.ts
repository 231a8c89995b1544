import twilio from 'twilio';
import { localCredentials, type Emulator } from '../../emulator';
import { LocalRequestClient } from '../../emulator/request-client';
import { asObject } from '../../src/assets/desk/ground/json';
import { isClock } from '../../src/lib/deadline/clock-task';

type Account = ReturnType<typeof twilio>;
type WorkspaceClient = ReturnType<Account['taskrouter']['v1']['workspaces']>;
type StoredTask = Awaited<ReturnType<WorkspaceClient['tasks']['create']>>;

/** What other programs of the operator do to a local floor, by the `twilio` package, in a test's short words. */
export class AccountOfFloor {
  readonly emulator: Emulator;
  /** The account as the `twilio` package sees it. */
  readonly account: Account;
  readonly rest: WorkspaceClient;

  constructor(emulator: Emulator) {
    this.emulator = emulator;
    const { accountSid, authToken } = localCredentials;
    this.account = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(emulator.origin) });
    this.rest = this.account.taskrouter.v1.workspaces(this.sidOf('workspace', 'writers'));
  }

  sidOf(kind: Parameters<Emulator['control']['sidOf']>[0], name: string): string {
    return this.emulator.control.sidOf(kind, name);
  }

  /** The server hears nothing of a customer who is left with nobody. */
  async deafenServer(): Promise<void> {
    this.emulator.control.faults.add({ operation: 'webhook:status', effect: { arrives: 'never' } });
    await this.rest.update({ eventCallbackUrl: '' });
  }

  /** Makes a task that is no call. */
  async offer(attributes: object): Promise<StoredTask> {
    const workflowSid = this.sidOf('workflow', 'support');
    const task = await this.rest.tasks.create({ workflowSid, attributes: JSON.stringify(attributes) });
    await this.emulator.clock.settle();
    return task;
  }

  /** The task that was made last. */
  async newestTask(): Promise<StoredTask> {
    // A wrap-up that has begun has its clock.
    const task = (await this.rest.tasks.list()).findLast(({ attributes }) => !isClock(attributes));
    if (!task) throw new Error('There is no task');
    return task;
  }

  async setActivity(worker: string, name: string): Promise<void> {
    await this.rest.workers(this.sidOf('worker', worker)).update({ activitySid: this.sidOf('activity', name) });
  }

  /** The name of the activity a worker is in, as TaskRouter has it. */
  async activityOf(worker: string): Promise<string> {
    return (await this.rest.workers(this.sidOf('worker', worker)).fetch()).activityName;
  }

  /** Answers a worker's pending reservation by REST, as a supervisor's program would. */
  async answerFor(worker: string, answer: 'accepted' | 'rejected', activityName?: string): Promise<void> {
    const workerActivitySid =
      activityName === undefined ? {} : { workerActivitySid: this.sidOf('activity', activityName) };
    await (await this.#pendingOf(worker)).update({ reservationStatus: answer, ...workerActivitySid });
  }

  /** Has TaskRouter call a worker and the customer who is offered to them into a conference. */
  async bringTogether(worker: string): Promise<void> {
    await (await this.#pendingOf(worker)).update({ instruction: 'conference' });
    await this.emulator.clock.settle();
  }

  /** Gives a worker attributes in place of the old ones. */
  async describe(worker: string, attributes: object): Promise<void> {
    await this.rest.workers(this.sidOf('worker', worker)).update({ attributes: JSON.stringify(attributes) });
  }

  /** The SID of the newest task's conference. */
  async conferenceSid(): Promise<string> {
    const attributes = asObject(JSON.parse((await this.newestTask()).attributes));
    return String(asObject(attributes['conference'])['sid']);
  }

  /** Those in the conference of the newest task, as TaskRouter's account sees them. */
  async participants() {
    return this.account.conferences(await this.conferenceSid()).participants.list();
  }

  /** Has somebody's phone not answer as it should. @returns Puts it right. */
  spoilPhone(number: string, how: 'unreachable' | 'busy' | 'no-answer'): () => void {
    const { faults } = this.emulator.control;
    const { id } = faults.add({ operation: `phone:${number}`, effect: { phone: how } });
    return () => void faults.remove(id);
  }

  async #pendingOf(worker: string): Promise<ReturnType<ReturnType<WorkspaceClient['workers']>['reservations']>> {
    const { reservations } = this.rest.workers(this.sidOf('worker', worker));
    const [pending] = await reservations.list({ reservationStatus: 'pending' });
    if (!pending) throw new Error(`Nothing is offered to ${worker}`);
    // An instance out of a list cannot be updated itself: the package forgets its SID.
    return reservations(pending.sid);
  }
}
