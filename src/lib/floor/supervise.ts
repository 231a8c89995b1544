import type { Twilio } from 'twilio';
import { isRefused, unlessGone } from '../alone/twilio-answers';
import { legsOf } from '../alone/read-customers';
import { callMarksOf, withCallMarks, type CallMarks, type SupervisorMark } from '../call-marks';
import { changeAttributes, readTask } from '../changing-task';
import { currentConference } from '../conference';
import { contactOf } from '../contact';
import { DeskError, hasCode, unlessNotFound } from '../errors';
import type { Attendee } from '../own-conference';
import { ownLabel, labelledSupervisor, supervisorLabel } from '../participant-labels';
import type { AuditAct } from '../people/audit-acts';
import type { OnRecord } from '../people/on-record';
import { numberCalled } from '../return-to-conference';
import { isSid } from '../sids';
import { endLeftToSupervisors, isUnheard, supervisorOf, type TakesPart } from '../supervisors';

/** What a supervisor does about a worker's call. `look` only sees how they take part. */
export type SupervisorAct = 'listen' | 'whisper' | 'join' | 'take-over' | 'leave' | 'look';

/** What `/floor-listen` answers. */
export interface Supervision {
  readonly taskSid: string;
  /** Whose call it is; `null` where nobody knows any more. */
  readonly workerSid: string | null;
  /** For the next request, which is quicker with it; `null` where the call is over. */
  readonly conferenceSid: string | null;
  /** How the supervisor takes part, or will once their phone is answered; `null` where they do not. */
  readonly as: TakesPart | null;
  readonly connected: boolean;
}

/** Whose call, who, and what. */
export interface SuperviseRequest {
  readonly workspaceSid: string;
  readonly taskSid: string;
  readonly reservationSid: string;
  /** The conference that the page heard of last. */
  readonly conferenceSid?: string | undefined;
  readonly act: SupervisorAct;
  /** Who, by their worker's SID, and their name. */
  readonly supervisor: { readonly workerSid: string; readonly name: string };
  /** The number that calls the supervisor's phone. */
  readonly callerId: string | undefined;
  /** Whether an agent is told of a supervisor who listens. */
  readonly tellListening: boolean;
  readonly onRecord: OnRecord;
}

/** How long the supervisor's phone rings: they have asked for it this moment. */
const ringSeconds = 30;

const partOf = { listen: 'listens', whisper: 'whispers', join: 'talks', 'take-over': 'talks' } as const;

const recordOf = {
  listen: 'listening',
  whisper: 'whispering',
  join: 'joining',
  'take-over': 'taking-over',
  leave: 'leaving',
} as const satisfies Record<Exclude<SupervisorAct, 'look'>, AuditAct>;

const notInCall = (code: 'not_found' | 'conflict'): DeskError =>
  new DeskError(code, 'The worker is not in this call any more. Look at the floor again.');

/**
 * Has a supervisor take part in a worker's call, by a leg of their own, or otherwise than before. That leg is known by its label, so that
 * repeating an act does no harm; the conference does not end with it, unless it has taken the call over.
 *
 * @throws DeskError `not_found` where there is no such reservation, `conflict` where the worker is not in the call, or the supervisor is
 * not, or has no phone
 * @see https://www.twilio.com/docs/voice/api/conference-participant-resource
 */
export async function supervise(client: Twilio, request: SuperviseRequest): Promise<Supervision> {
  return new Supervising(client, request, await readScene(client, request)).act();
}

/** Everything that was read of a call. */
interface Scene {
  /** `undefined` where the task has been deleted, which only matters to whoever wants into its call. */
  readonly worker: { readonly workerSid: string; readonly name: string } | undefined;
  /** Whether the worker is in the call. */
  readonly accepted: boolean;
  readonly attributes: string;
  readonly version: string | undefined;
  readonly isAssigned: boolean;
  /** `undefined` where the call is over. */
  readonly conferenceSid: string | undefined;
  readonly people: readonly Attendee[];
  /** Where the supervisor is called. */
  readonly contact: string | undefined;
}

async function readScene(client: Twilio, request: SuperviseRequest): Promise<Scene> {
  const { workspaceSid, taskSid, reservationSid, conferenceSid: known, act, supervisor } = request;
  const workspace = client.taskrouter.v1.workspaces(workspaceSid);
  const peopleIn = (sid: string) => client.conferences(sid).participants.list({ pageSize: 50, limit: 50 });
  const early = known === undefined ? undefined : peopleIn(known);
  early?.catch(() => undefined);
  const mayDial = act === 'listen' || act === 'whisper' || act === 'join';
  // Who is in a call may leave it though its task has gone.
  const there = <Result>(work: Promise<Result>) =>
    act === 'look' || act === 'leave' ? unlessGone(work, undefined) : unlessNotFound(work, notInCall('not_found'));
  const [reservation, task, namesakes, caller] = await Promise.all([
    there(workspace.tasks(taskSid).reservations(reservationSid).fetch()),
    there(readTask(client, workspaceSid, taskSid)),
    client.conferences.list({ friendlyName: taskSid, pageSize: 50, limit: 50 }),
    mayDial ? workspace.workers(supervisor.workerSid).fetch() : undefined,
  ]);
  if (reservation && !isSid('WK', reservation.workerSid))
    throw new DeskError('upstream_failed', 'Twilio answered without a worker. Try again in a moment.');
  const conference = currentConference(namesakes, taskSid);
  const conferenceSid = conference?.status === 'completed' ? undefined : conference?.sid;
  const people = early && conferenceSid === known ? early : conferenceSid && peopleIn(conferenceSid);
  return {
    worker: reservation && { workerSid: reservation.workerSid, name: reservation.workerName },
    accepted: reservation?.reservationStatus === 'accepted',
    attributes: task?.attributes ?? '{}',
    version: task?.version,
    isAssigned: task?.assignmentStatus === 'assigned',
    conferenceSid,
    people: people ? await unlessNotFound(people, notInCall('conflict')) : [],
    contact: caller && contactOf(caller.attributes),
  };
}

class Supervising {
  readonly #client: Twilio;
  readonly #request: SuperviseRequest;
  readonly #scene: Scene;
  /** The supervisor's own leg. */
  readonly #own: Attendee | undefined;

  constructor(client: Twilio, request: SuperviseRequest, scene: Scene) {
    this.#client = client;
    this.#request = request;
    this.#scene = scene;
    const { workerSid } = request.supervisor;
    this.#own = scene.people.find(({ label }) => labelledSupervisor(label)?.workerSid === workerSid);
  }

  async act(): Promise<Supervision> {
    const { act } = this.#request;
    if (act === 'look') return this.#look();
    if (act === 'leave') return this.#leave();
    if (act === 'take-over') return this.#takeOver();
    return this.#takePart(act);
  }

  async #look(): Promise<Supervision> {
    const { people, conferenceSid } = this.#scene;
    const own = this.#own && (supervisorOf(this.#own)?.as ?? null);
    await this.#tell(own ?? undefined, this.#marks.help);
    if (conferenceSid !== undefined) await endLeftToSupervisors(this.#client, conferenceSid, people);
    return this.#answer(own ?? null, this.#own?.status === 'connected');
  }

  async #leave(): Promise<Supervision> {
    const own = this.#own;
    if (own)
      await this.#recorded('leave', undefined, async () => {
        try {
          await this.#participants(own.callSid).remove();
        } catch (error) {
          // Hanging up in the same moment is as good.
          if (!hasCode(error, 'not_found')) throw error;
        }
      });
    return this.#answer(null, false);
  }

  async #takePart(act: 'listen' | 'whisper' | 'join'): Promise<Supervision> {
    const { accepted, conferenceSid } = this.#scene;
    if (!accepted || conferenceSid === undefined) throw notInCall('conflict');
    const flags = await this.#flags(act);
    const own = this.#own;
    if (own && supervisorOf(own)?.as === partOf[act]) {
      // Of a try whose answer was lost the pages need not have heard.
      await this.#tell(partOf[act], undefined);
      return this.#answer(partOf[act], own.status === 'connected');
    }
    if (own) await this.#recorded(act, partOf[act], () => this.#participants(own.callSid).update(flags));
    else {
      const leg = { ...(await this.#dialling()), ...flags };
      await this.#recorded(act, partOf[act], () => this.#dial(leg));
    }
    return this.#answer(partOf[act], own?.status === 'connected');
  }

  /** Two requests at the same time may both want to call the phone: Twilio takes one. */
  async #dial(leg: Parameters<ReturnType<Twilio['conferences']>['participants']['create']>[0]): Promise<void> {
    try {
      await this.#client.conferences(this.#scene.conferenceSid ?? '').participants.create(leg);
    } catch (error) {
      if (!isRefused(error)) throw error;
      const people = await this.#client
        .conferences(this.#scene.conferenceSid ?? '')
        .participants.list({ pageSize: 50, limit: 50 });
      if (!people.some(({ label }) => label === leg.label)) throw notInCall('conflict');
    }
  }

  async #dialling() {
    const { supervisor, callerId } = this.#request;
    const { contact: to, people } = this.#scene;
    if (to === undefined)
      throw new DeskError('conflict', 'There is no number to call you at: your worker has no `contact_uri`.');
    const from = callerId ?? (await numberCalled(this.#client, people));
    const label = supervisorLabel(supervisor.workerSid, supervisor.name);
    const quiet = { beep: 'false', endConferenceOnExit: false, startConferenceOnEnter: false } as const;
    return { from, to, label, timeout: ringSeconds, ...quiet };
  }

  async #flags(act: 'listen' | 'whisper' | 'join') {
    if (act !== 'whisper') return { muted: act === 'listen', coaching: false };
    const agent = await this.#agent();
    if (!agent) throw notInCall('conflict');
    return { muted: false, coaching: true, callSidToCoach: agent.callSid };
  }

  /**
   * Has the agent leave and the supervisor go on. The supervisor is heard, and the customer off hold, before the agent is gone; where it
   * breaks off in between all three talk. It is done where the agent has left meanwhile.
   */
  async #takeOver(): Promise<Supervision> {
    const { people, accepted } = this.#scene;
    const own = this.#own;
    if (own?.status !== 'connected')
      throw new DeskError('conflict', 'You are not in this call. Join it first, then take it over.');
    const agent = accepted ? await this.#agent() : undefined;
    if (!agent && supervisorOf(own)?.as === 'talks') return this.#answer('talks', true);
    const others = people.filter((one) => one.status === 'connected' && one !== agent && !isUnheard(one));
    const staying = new Set([...others, own]);
    if (staying.size < 2) throw new DeskError('conflict', 'Nobody else is in the call any more.');
    const { customers } = legsOf(this.#scene.attributes);
    await this.#recorded('take-over', 'took-over', async () => {
      const held = others.filter(({ callSid, hold }) => hold && customers.includes(callSid));
      try {
        await Promise.all([
          // Of two who are left, neither must be left alone.
          this.#participants(own.callSid).update({
            muted: false,
            coaching: false,
            endConferenceOnExit: staying.size === 2,
          }),
          ...held.map(({ callSid }) => this.#participants(callSid).update({ hold: false })),
          ...(agent ? [this.#participants(agent.callSid).update({ endConferenceOnExit: false })] : []),
        ]);
      } catch (error) {
        // The agent is still there, and the call goes on whoever of the two leaves it.
        if (agent)
          await this.#participants(own.callSid)
            .update({ endConferenceOnExit: false })
            .catch(() => undefined);
        throw error;
      }
      try {
        if (agent) await this.#participants(agent.callSid).remove();
      } catch (error) {
        if (!hasCode(error, 'not_found')) throw error;
      }
    });
    return this.#answer('talks', true);
  }

  /** The worker's leg: the one that the desk called back, or the only one without a label besides the customer's, or the one at their number. */
  async #agent(): Promise<Attendee | undefined> {
    const { people, attributes, worker } = this.#scene;
    if (!worker) return undefined;
    const back = people.find(({ label }) => label === ownLabel(worker.workerSid));
    if (back) return back;
    const { customers } = legsOf(attributes);
    const legs = people.filter(
      ({ callSid, label, status }) => status === 'connected' && !label && !customers.includes(callSid),
    );
    if (legs.length < 2) return legs[0];
    const { workers } = this.#client.taskrouter.v1.workspaces(this.#request.workspaceSid);
    const [{ attributes: theirs }, ...calls] = await Promise.all([
      workers(worker.workerSid).fetch(),
      ...legs.map(({ callSid }) => this.#client.calls(callSid).fetch()),
    ]);
    const contact = contactOf(theirs);
    const call = calls.find(({ to }) => to === contact);
    return legs.find(({ callSid }) => callSid === call?.sid);
  }

  get #marks(): CallMarks {
    return callMarksOf(this.#scene.attributes);
  }

  #participants(callSid: string) {
    return this.#client.conferences(this.#scene.conferenceSid ?? '').participants(callSid);
  }

  #answer(as: TakesPart | null, connected: boolean): Supervision {
    const { taskSid } = this.#request;
    const { worker, conferenceSid = null } = this.#scene;
    return { taskSid, workerSid: worker?.workerSid ?? null, conferenceSid, as, connected };
  }

  /** Does it on record, and has every page hear of it in the same step; where it does not come about, that is taken back. */
  async #recorded(
    act: keyof typeof recordOf,
    as: SupervisorMark | undefined,
    work: () => Promise<unknown>,
  ): Promise<void> {
    const { taskSid, onRecord } = this.#request;
    await onRecord({ what: recordOf[act], on: { ...this.#scene.worker, taskSid } }, async () => {
      const telling = this.#tell(as, act === 'leave' ? this.#marks.help : undefined);
      try {
        await work();
      } catch (error) {
        await telling;
        await this.#untell();
        throw isRefused(error) || hasCode(error, 'not_found') ? notInCall('conflict') : error;
      }
      await telling;
    });
  }

  /** Who takes part now, as far as the agent may know, and who asks for help. That it cannot be told keeps nobody from anything. */
  async #tell(own: SupervisorMark | undefined, help: CallMarks['help']): Promise<void> {
    const { tellListening, supervisor } = this.#request;
    const others = this.#scene.people.map(supervisorOf).filter((one) => one !== undefined);
    const all = others
      .filter(({ workerSid }) => workerSid !== supervisor.workerSid)
      .map(({ workerSid, as }) => [workerSid, as] as const);
    const seen: readonly (readonly [string, SupervisorMark])[] = own
      ? [...all, [supervisor.workerSid, own] as const]
      : all;
    const told = seen.filter(([, as]) => tellListening || as !== 'listens');
    await this.#mark({ help, supervisors: Object.fromEntries(told) });
  }

  #untell(): Promise<void> {
    const { help, supervisors } = this.#marks;
    return this.#change((attributes) => withCallMarks(attributes, { help, supervisors }));
  }

  async #mark(marks: CallMarks): Promise<void> {
    const { attributes, version, isAssigned } = this.#scene;
    const marked = withCallMarks(attributes, marks);
    // What is offered to others is not touched: TaskRouter would choose anew whom to ask.
    if (!isAssigned || version === undefined || marked === undefined || marked === attributes) return;
    const { workspaceSid, taskSid } = this.#request;
    const task = this.#client.taskrouter.v1.workspaces(workspaceSid).tasks(taskSid);
    try {
      await task.update({ attributes: marked, ifMatch: version });
    } catch (error) {
      if (hasCode(error, 'conflict')) await this.#change((now) => withCallMarks(now, marks));
    }
  }

  async #change(change: (attributes: string) => string | undefined): Promise<void> {
    await changeAttributes(this.#client, this.#request, ({ attributes, assignmentStatus }) => {
      const changed = assignmentStatus === 'assigned' ? change(attributes) : undefined;
      return Promise.resolve(changed === attributes ? undefined : changed);
    }).catch(() => undefined);
  }
}
