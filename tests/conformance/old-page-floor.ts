import { join } from 'node:path';
import twilio from 'twilio';
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse';
import { createEmulator, localCredentials, type Emulator } from '../../emulator';
import { LocalRequestClient } from '../../emulator/request-client';
import { startStubServer, xml, type StubServer } from '../emulator/callbacks/stub-server';

const { accountSid, authToken } = localCredentials;
export const customer = '+15550123';
export const desk = '+15550100';

type Account = ReturnType<typeof twilio>;

/** A local TaskRouter on a clock that stands still, with a queue that can be called; for clients of version 1. */
export class OldPageFloor {
  readonly account: Account;

  private constructor(
    readonly emulator: Emulator,
    readonly application: StubServer,
  ) {
    this.account = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(emulator.origin) });
  }

  static async open(): Promise<OldPageFloor> {
    const application = await startStubServer(({ path }) => (path === '/voice' ? enqueued : hold));
    const emulator = await createEmulator({
      seed: join(__dirname, 'old-page.yaml'),
      variables: { DESK_ORIGIN: application.origin },
    });
    emulator.clock.freeze();
    return new OldPageFloor(emulator, application);
  }

  /** As the floor was at first, so that one can be shared by the tests of a file. */
  async renew(): Promise<void> {
    await this.emulator.reset();
    this.emulator.clock.freeze();
  }

  async close(): Promise<void> {
    await this.emulator.close();
    await this.application.close();
  }

  get origin(): string {
    return this.emulator.origin;
  }

  get workspaceSid(): string {
    return this.sidOf('workspace', 'floor');
  }

  get rest(): ReturnType<Account['taskrouter']['v1']['workspaces']> {
    return this.account.taskrouter.v1.workspaces(this.workspaceSid);
  }

  sidOf(kind: Parameters<Emulator['control']['sidOf']>[0], name: string): string {
    return this.emulator.control.sidOf(kind, name);
  }

  /** Makes a task that is offered to everybody who is available. @returns Its SID. */
  async offer(attributes: object = { topic: 'refund' }): Promise<string> {
    const { sid } = await this.rest.tasks.create({ attributes: JSON.stringify(attributes), priority: 7 });
    await this.emulator.clock.settle();
    return sid;
  }

  /** A customer calls and waits. @returns The SID of the call. */
  async call(): Promise<string> {
    const sid = this.emulator.control.call(customer, desk);
    await this.emulator.clock.settle();
    return sid;
  }

  async setActivity(worker: string, activity: string): Promise<void> {
    await this.rest.workers(this.sidOf('worker', worker)).update({ activitySid: this.sidOf('activity', activity) });
  }

  advance(seconds: number): Promise<void> {
    return this.emulator.clock.advance(seconds * 1000);
  }
}

/** The first workflow of an account whose SIDs count. */
const workflowSid = `WW${'1'.padStart(32, '0')}`;
const response = new VoiceResponse();
response.enqueue({ workflowSid }).task({}, '{"topic":"call"}');
const enqueued = xml(response.toString());
const hold = xml('<Response><Say>Please wait</Say></Response>');
