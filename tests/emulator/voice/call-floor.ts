import { Alerts } from '../../../emulator/callbacks/alerts';
import { startAssignmentCallbacks } from '../../../emulator/callbacks/assignment-callbacks';
import { Webhooks } from '../../../emulator/callbacks/webhooks';
import { instruct, type Instruction } from '../../../emulator/taskrouter/instructions';
import type { ReservationRow, TaskRow } from '../../../emulator/account/taskrouter-rows';
import type { CallRow, ConferenceRow } from '../../../emulator/account/voice-rows';
import { putPhoneNumber } from '../../../emulator/voice/phone-numbers';
import { Telephone } from '../../../emulator/voice/telephone';
import type { NewWorkspace } from '../../../emulator/taskrouter/commands/workspace-commands';
import { startStubServer, xml, type Answering, type StubAnswer, type StubServer } from '../callbacks/stub-server';
import { TestFloor } from '../floor';

export const customer = '+15550123';
export const deskNumber = '+15550100';

/** A floor that can be called: a telephone side, and an application that answers its webhooks over HTTP. */
export class CallFloor extends TestFloor {
  readonly alerts = new Alerts(this.engine);
  readonly webhooks = new Webhooks(this.engine);
  readonly telephone = new Telephone(this.engine, this.webhooks, this.alerts);
  /** What the application answers, by path without the query. */
  readonly pages = new Map<string, StubAnswer | Answering>();
  #server: StubServer | undefined;

  static async open(workspace: Partial<NewWorkspace> = {}): Promise<CallFloor> {
    const floor = new CallFloor(workspace);
    floor.engine.connectVoice(floor.telephone);
    startAssignmentCallbacks(floor.engine, floor.webhooks, floor.alerts);
    floor.#server = await startStubServer((request) => {
      const page = floor.pages.get(request.path.split('?', 1)[0] ?? '') ?? { status: 404 };
      return typeof page === 'function' ? page(request) : page;
    });
    const voiceUrl = `${floor.server.origin}/voice/incoming?number=desk`;
    floor.do((engine) => putPhoneNumber(engine, deskNumber, { voiceUrl }));
    return floor;
  }

  get server(): StubServer {
    if (!this.#server) throw new Error('Use CallFloor.open()');
    return this.#server;
  }

  /** Has a path answer with the inside of a TwiML response. */
  says(path: string, verbs: string): void {
    this.pages.set(path, xml(`<?xml version="1.0" encoding="UTF-8"?><Response>${verbs}</Response>`));
  }

  /** Places a call and lets everything settle. */
  async call(from = customer): Promise<CallRow> {
    const { sid } = this.telephone.placeCall({ from, to: deskNumber });
    await this.clock.settle();
    return this.engine.store.calls.require(sid);
  }

  /** The call as it stands now. */
  leg(call: CallRow): CallRow {
    return this.engine.store.calls.require(call.sid);
  }

  async hangUp(call: CallRow): Promise<void> {
    this.telephone.hangUp(call.sid);
    await this.clock.settle();
  }

  taskOf(call: CallRow): TaskRow {
    const { taskSid } = this.leg(call);
    if (taskSid === null) throw new Error(`Call ${call.sid} has no task`);
    return this.engine.store.tasks.require(taskSid);
  }

  /** The newest reservation of a call's task. */
  offered(call: CallRow): ReservationRow {
    const reservation = this.reservationsOf(this.taskOf(call)).at(-1);
    if (!reservation) throw new Error(`The task of ${call.sid} was offered to nobody`);
    return reservation;
  }

  async instruct(
    reservation: ReservationRow,
    instruction: Instruction,
    fields: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    this.do((engine) => instruct(engine, reservation.sid, instruction, fields));
    await this.clock.settle();
  }

  /** The legs dialled for a reservation. */
  legsOf(reservation: ReservationRow): CallRow[] {
    return [...this.engine.store.callsOfReservation.of(reservation.sid)];
  }

  conferenceOf(task: TaskRow): ConferenceRow {
    const conference = [...this.engine.store.conferencesByName.of(task.sid)].at(-1);
    if (!conference) throw new Error(`Task ${task.sid} has no conference`);
    return conference;
  }

  /** Numbers of those in a conference, each with what became of them there. */
  inside(conference: ConferenceRow): string[] {
    return [...this.engine.store.participantsOf.of(conference.sid)].map(
      ({ role, callSid, status }) => `${role} ${this.engine.store.calls.require(callSid).to} ${status}`,
    );
  }

  get alertCodes(): number[] {
    return this.alerts.all.map(({ code }) => code);
  }
}

/** A floor where callers are put into a queue that alice serves by phone. */
export async function openSupport(workspace: Partial<NewWorkspace> = {}): Promise<CallFloor> {
  const floor = await CallFloor.open(workspace);
  const queue = floor.queue('support');
  const { sid } = floor.workflow({ default_filter: { queue: queue.sid } });
  floor.says('/voice/incoming', `<Enqueue workflowSid="${sid}"><Task>{"topic":"refund"}</Task></Enqueue>`);
  floor.worker('alice', { contact_uri: '+15550112' });
  return floor;
}
