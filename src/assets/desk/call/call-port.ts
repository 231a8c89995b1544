import type { ColleagueFacts, DirectoryPage, QueueFacts, Transfer } from '../transfer/transfer-state';
import type { Left, Person } from '../ground/calls';
import { asObject, type JsonObject } from '../ground/json';
import { plainText } from '../ground/plain-text';
import type { Api } from '../ground/api';
import { ProblemError, problemOf } from '../ground/problem';
import type { Standing } from '../taskrouter/taskrouter-missed';
import type { SessionPort } from '../sign-in/sign-in-session';
import type { TaskRouterPort } from '../taskrouter/taskrouter';

/** What is done about a call that goes on: by TaskRouter's SDK where it can, else by our own Functions. */
export interface CallPort {
  hold(sid: string, on: boolean): Promise<void>;
  mute(sid: string, on: boolean): Promise<void>;
  endWithAgent(sid: string, on: boolean): Promise<void>;
  transfer(sid: string, to: string, mode: Transfer['mode']): Promise<void>;
  cancelTransfer(sid: string): Promise<void>;
  /** How a reservation stands, by TaskRouter's own word. */
  look(sid: string): Promise<Standing | 'gone'>;
  /** Who is in a reservation's call; nobody, where it is over. */
  whoIsIn(sid: string): Promise<readonly Person[]>;
  holdColleague(sid: string, workerSid: string, on: boolean): Promise<void>;
  removeColleague(sid: string, workerSid: string): Promise<void>;
  readPeople(taskSid: string, watch: readonly string[]): Promise<{ people: Person[]; left: Left[] }>;
  /** @returns The SID of the number's call. */
  addNumber(taskSid: string, number: string): Promise<string>;
  dropNumber(taskSid: string, callSid: string): Promise<void>;
  sendDigits(taskSid: string, callSid: string, digits: string): Promise<void>;
  leave(taskSid: string): Promise<void>;
  /** Ends the call for the customer, who is alone in it. */
  endForCustomer(taskSid: string): Promise<void>;
  /** Has the customer back, whom nobody took: the agent's phone is called, or the customer is, where it is there. */
  takeBack(taskSid: string): Promise<void>;
  /** Offers the customer again, whom nobody took. */
  offerAgain(taskSid: string): Promise<void>;
  readDirectory(page: string | undefined): Promise<DirectoryPage>;
  /** @param text - What is in their names. */
  searchColleagues(text: string): Promise<readonly ColleagueFacts[]>;
}

export function createCallPort(
  api: Pick<Api, 'get' | 'post'>,
  session: Pick<SessionPort, 'token'>,
  taskrouter: Pick<TaskRouterPort, 'reservationOf' | 'look' | 'reread'>,
): CallPort {
  const get = (path: string): Promise<JsonObject> => api.get(path, session.token());
  const post = (path: string, body: JsonObject): Promise<JsonObject> => api.post(path, body, session.token());
  const taskOf = (sid: string) => taskrouter.reservationOf(sid).task;
  let lastRead: LastRead | undefined;
  const knownOf = (taskSid: string): LastRead | undefined => (lastRead?.taskSid === taskSid ? lastRead : undefined);

  return {
    async hold(sid, on) {
      await taskOf(sid).updateParticipant({ hold: on });
    },
    async mute(sid, on) {
      await taskrouter.reservationOf(sid).updateParticipant({ mute: on });
    },
    async endWithAgent(sid, on) {
      await taskrouter.reservationOf(sid).updateParticipant({ endConferenceOnExit: on });
    },
    async transfer(sid, to, mode) {
      await taskOf(sid).transfer(to, { mode });
    },
    async cancelTransfer(sid) {
      const { outgoing } = taskOf(sid).transfers;
      if (!outgoing) throw new ProblemError({ code: 'not-found', message: 'No transfer is under way.' });
      await outgoing.cancel();
    },
    async look(sid) {
      const standing = await taskrouter.look(sid);
      if (!standing) await taskrouter.reread(sid);
      return standing ?? 'gone';
    },
    async whoIsIn(sid) {
      try {
        return (await this.readPeople(taskOf(sid).sid, [])).people;
      } catch (error) {
        if (problemOf(error).code === 'not_found') return [];
        throw error;
      }
    },
    async holdColleague(sid, workerSid, on) {
      await taskOf(sid).hold(workerSid, on);
    },
    async removeColleague(sid, workerSid) {
      await taskOf(sid).kick(workerSid);
    },

    async readPeople(taskSid, watch) {
      const query = new URLSearchParams({
        ...conferenceOf(knownOf(taskSid)),
        taskSid,
        ...(watch.length > 0 && { watch: watch.join(',') }),
      });
      const { conferenceSid, participants, left } = await get(`/participants?${query.toString()}`);
      const people = objects(participants).map(personOf);
      const legs = people.filter(({ added }) => added === undefined).map(({ callSid }) => callSid);
      lastRead = { taskSid, conferenceSid: text(conferenceSid, '/participants'), legs };
      return { people, left: objects(left).map(leftOf) };
    },
    async addNumber(taskSid, number) {
      const { callSid } = await post('/participant-add', { ...conferenceOf(knownOf(taskSid)), taskSid, number });
      return text(callSid, '/participant-add');
    },
    async dropNumber(taskSid, callSid) {
      await post('/participant-drop', { ...conferenceOf(knownOf(taskSid)), taskSid, callSid });
    },
    async sendDigits(taskSid, callSid, digits) {
      await post('/participant-digits', { taskSid, callSid, digits });
    },
    async endForCustomer(taskSid) {
      await post('/conference-end', { conference: taskSid });
    },
    async takeBack(taskSid) {
      await post('/conference-return', { ...conferenceOf(knownOf(taskSid)), taskSid });
    },
    async offerAgain(taskSid) {
      await post('/offer-again', { taskSid });
    },
    async leave(taskSid) {
      const known = knownOf(taskSid);
      const legs = known?.legs.slice(0, mostLegs) ?? [];
      const callSids = legs.length > 0 ? { callSids: legs.join(',') } : {};
      await post('/conference-leave', { ...conferenceOf(known), ...callSids, taskSid });
    },

    async readDirectory(page) {
      const query = page === undefined ? '' : `?${new URLSearchParams({ page }).toString()}`;
      const { workers, queues, next } = await get(`/colleagues${query}`);
      return {
        workers: objects(workers).map(colleagueOf),
        queues: objects(queues).map(queueOf),
        ...(typeof next === 'string' && { next }),
      };
    },
    async searchColleagues(search) {
      const { workers } = await get(`/colleagues?${new URLSearchParams({ search }).toString()}`);
      return objects(workers).map(colleagueOf);
    },
  };
}

/**
 * What `/participants` told last. The Functions find out for themselves what holds; told what to look at, they ask for
 * all of it at once.
 */
interface LastRead {
  readonly taskSid: string;
  readonly conferenceSid: string;
  /** Calls of those whom the desk did not add; the agent's own is among them. */
  readonly legs: readonly string[];
}

/** As many as /conference-leave takes. */
const mostLegs = 5;

const conferenceOf = (known: LastRead | undefined): { conferenceSid?: string } =>
  known ? { conferenceSid: known.conferenceSid } : {};

function objects(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.map(asObject) : [];
}

function text(value: unknown, path: string): string {
  if (typeof value === 'string') return value;
  throw new ProblemError({ code: 'unreadable', message: `${path} answered something this page cannot read.` });
}

const PARTS = ['listens', 'whispers', 'talks'] as const;

function personOf(person: JsonObject): Person {
  const { callSid, added, status, hold, muted, yours } = person;
  const { name, as } = asObject(person['supervisor']);
  const part = PARTS.find((one) => one === as);
  return {
    callSid: text(callSid, '/participants'),
    ...(typeof added === 'string' && { added: plainText(added) }),
    connected: status === 'connected',
    held: hold === true,
    muted: muted === true,
    ...(yours === true && { yours: true }),
    ...(part && { supervisor: { name: typeof name === 'string' ? plainText(name) : '', as: part } }),
  };
}

function leftOf({ callSid, status }: JsonObject): Left {
  return { callSid: text(callSid, '/participants'), status: text(status, '/participants') };
}

function colleagueOf({ sid, friendlyName, activityName, available }: JsonObject): ColleagueFacts {
  return {
    sid: text(sid, '/colleagues'),
    name: plainText(text(friendlyName, '/colleagues')),
    activity: plainText(text(activityName, '/colleagues')),
    available: available === true,
  };
}

function queueOf({ sid, friendlyName, waiting, available }: JsonObject): QueueFacts {
  return {
    sid: text(sid, '/colleagues'),
    name: plainText(text(friendlyName, '/colleagues')),
    waiting: typeof waiting === 'number' ? waiting : 0,
    available: typeof available === 'number' ? available : 0,
  };
}
