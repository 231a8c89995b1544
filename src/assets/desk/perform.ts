import { wrapUpRecordOf } from '../../lib/wrap-up-record';
import type { DeskEvent } from './desk-events';
import type { Problem, WorkerFacts } from './ground/facts';
import { isInCallIntent } from './call/intent';
import type { Intent } from './step';
import { isPhoneIntent } from './browser-phone/intent';
import type { Request } from './log/log-state';
import { isFinalWord } from './ground/outcome';
import type { Api, Ticket } from './ground/api';
import { createCallPort } from './call/call-port';
import { performInCall } from './call/call-acts';
import { performPhone } from './browser-phone/browser-phone';
import type { PhonePort } from './browser-phone/browser-phone-port';
import type { Clock } from './ground/clock';
import type { KeptPort } from './kept/kept-port';
import { settled, TRIES } from './ground/look-again';
import type { Standing } from './taskrouter/taskrouter-missed';
import { problemOf } from './ground/problem';
import { taskFacts } from './taskrouter/taskrouter-facts';
import type { SessionPort } from './sign-in/sign-in-session';
import type { TaskRouterPort } from './taskrouter/taskrouter';

export interface Ports {
  readonly api: Api;
  readonly session: SessionPort;
  readonly taskrouter: TaskRouterPort;
  readonly clock: Clock;
  /** A random number from 0 to 1, to spread tries by. */
  readonly random: () => number;
  readonly kept: KeptPort;
  readonly phone: PhonePort;
}

/**
 * Hands each intent of the model to its port, and its answer back as an event.
 *
 * @returns Settles when the port has answered; never rejects.
 */
export function performWith(ports: Ports, dispatch: (event: DeskEvent) => void): (intent: Intent) => Promise<void> {
  const { api, session, taskrouter, kept, phone, clock, random } = ports;

  /**
   * A token that is not taken any more is the session's matter as well as the request's.
   *
   * @param used - The token it is asked by: that an older one is refused says nothing about the one in use.
   */
  const noticedBy =
    (used: Ticket | undefined) =>
    (error: unknown): Problem => {
      const problem = problemOf(error);
      if (problem.status === 401 && used?.token === session.ticket()?.token) dispatch({ type: 'session-refused' });
      return problem;
    };

  const calls = createCallPort(api, session, taskrouter);

  /** How a reservation stands, by the newest token; what is refused is the session's matter. */
  async function look(sid: string): Promise<Standing | 'gone'> {
    const noticed = noticedBy(session.ticket());
    try {
      return await calls.look(sid);
    } catch (error) {
      noticed(error);
      throw error;
    }
  }

  /**
   * Does something about a reservation.
   *
   * @param isDone - Whether it was done, by the reservation's status afterwards.
   * @param times - How often it may be tried.
   */
  async function about(
    request: Request,
    sid: string,
    work: () => Promise<void>,
    isDone: (status: string) => boolean,
    times = TRIES,
  ): Promise<void> {
    const noticed = noticedBy(session.ticket());
    try {
      await settled(clock, {
        work,
        times,
        async isDone() {
          const standing = await look(sid);
          return standing === 'gone' || isDone(standing.status);
        },
        isUnclear: (error) => dispatch({ type: 'request-unclear', request, sid, problem: noticed(error) }),
      });
    } catch (error) {
      dispatch({ type: 'request-failed', request, sid, problem: noticed(error) });
    }
  }

  async function connectWith(work: (ticket: NonNullable<ReturnType<SessionPort['ticket']>>) => Promise<void>) {
    const ticket = session.ticket();
    try {
      if (ticket) await work(ticket);
      else dispatch({ type: 'session-refused' });
    } catch (error) {
      dispatch({ type: 'connection-failed', problem: problemOf(error), roll: random() });
    }
  }

  /** When wrap-ups end, as our server last said, by its clock. */
  const deadlines = new Map<string, number>();

  async function askMoreTime(sid: string, write: () => Promise<void>): Promise<void> {
    const end = (): number => wrapUpRecordOf(taskFacts(taskrouter.reservationOf(sid).task).attributes).deadline ?? 0;
    // The answer to the last one may have been quicker than the task's attributes.
    const before = Math.max(end(), deadlines.get(sid) ?? 0);
    let isWritten = false;
    await settled(clock, {
      work: () => write().then(() => void (isWritten = true)),
      isDone: async () => (await look(sid)) === 'gone' || end() > before,
    });
    if (!isWritten) dispatch({ type: 'wrap-up-written', sid, moreTime: true });
  }

  /** @returns `undefined` where it is nobody's matter any more */
  async function setActivity(activitySid: string, rejectPending?: boolean): Promise<WorkerFacts | undefined> {
    let worker: WorkerFacts | undefined;
    await settled(clock, {
      times: TRIES,
      async work() {
        worker = await taskrouter.setActivity(activitySid, rejectPending);
      },
      async isDone() {
        const found = await taskrouter.readWorker();
        if (found.activitySid !== activitySid) return false;
        worker = found;
        return true;
      },
    });
    return worker;
  }

  return async (intent) => {
    const noticed = noticedBy(session.ticket());
    if (isInCallIntent(intent)) return performInCall({ calls, look, clock, phone, dispatch, noticed })(intent);
    if (isPhoneIntent(intent)) return performPhone(phone, intent);
    switch (intent.type) {
      case 'open-session': {
        const askedAt = clock.now();
        try {
          const { ticket, ...times } = await session.open();
          dispatch({ type: 'session-opened', workerName: ticket.workerName, ...times, askedAt, roll: random() });
        } catch (error) {
          const problem = problemOf(error);
          if (problem.code !== 'superseded') dispatch({ type: 'session-failed', problem, roll: random() });
        }
        return;
      }
      case 'read-workspace':
        try {
          const { features, ...workspace } = await api.readWorkspace(session.token());
          dispatch({ type: 'workspace-read', ...workspace });
          dispatch({ type: 'features-read', features });
        } catch (error) {
          dispatch({ type: 'workspace-unread', problem: noticed(error), roll: random() });
        }
        return;
      case 'connect':
        return connectWith((ticket) => taskrouter.connect(ticket, intent.takeOver));
      case 'use-new-token':
        phone.useNewToken();
        return connectWith((ticket) => taskrouter.useToken(ticket));
      case 'let-go':
        return taskrouter.letGo();
      case 'tick-at':
        clock.after(Math.max(0, intent.at - clock.now()), () => dispatch({ type: 'tick' }));
        return;
      case 'leave':
        session.forget();
        phone.close();
        return taskrouter.leave(intent.activitySid);
      case 'set-activity':
        try {
          const worker = await setActivity(intent.activitySid, intent.rejectPending);
          if (worker) dispatch({ type: 'activity-set', worker });
        } catch (error) {
          dispatch({ type: 'activity-failed', problem: noticed(error) });
        }
        return;
      case 'accept':
        // Called twice, the agent's phone would ring twice.
        return about(
          'accept',
          intent.sid,
          () => taskrouter.accept(intent.sid, intent.by, intent.joins),
          isAnswered,
          intent.by === 'accept' ? TRIES : 1,
        );
      case 'reject':
        return about('reject', intent.sid, () => taskrouter.reject(intent.sid), isAnswered);
      case 'wrap':
        return about('wrap', intent.sid, () => taskrouter.wrap(intent.sid), isLeft);
      case 'complete':
        return about('complete', intent.sid, () => taskrouter.complete(intent.sid), isFinalWord);
      case 'reread':
        try {
          return await taskrouter.reread(intent.sid);
        } catch (error) {
          return dispatch({ type: 'reread-failed', sid: intent.sid, problem: noticed(error) });
        }
      case 'write-wrap-up': {
        const { type: _type, sid, moreTime, ...words } = intent;
        const write = async (): Promise<void> => {
          const written = await api.writeWrapUp(session.token(), { ...words, ...(moreTime && { moreTime }) });
          if (written.deadline !== undefined) deadlines.set(sid, written.deadline);
          dispatch({ type: 'wrap-up-written', sid, moreTime, ...written });
        };
        try {
          // The same notes are written again by and by; more time asked for twice would be twice as much.
          await (moreTime ? askMoreTime(sid, write) : write());
        } catch (error) {
          dispatch({ type: 'wrap-up-unwritten', sid, moreTime, problem: noticed(error) });
        }
        return;
      }
      case 'dial':
        try {
          const { taskSid } = await api.post('/outbound-call', { number: intent.number }, session.token());
          dispatch({ type: 'dial-sent', taskSid: typeof taskSid === 'string' ? taskSid : '' });
        } catch (error) {
          dispatch({ type: 'dial-failed', problem: noticed(error) });
        }
        return;
      case 'end-conference':
        return about(
          'end',
          intent.sid,
          async () => {
            const { alreadyEnded } = await api.endConference(session.token(), intent.conference);
            dispatch({ type: 'conference-ended', sid: intent.sid, alreadyEnded });
          },
          isLeft,
        );
      case 'keep-signals':
      case 'keep-shortcuts':
      case 'keep-shift':
      case 'recall-shift':
      case 'forget-shift':
        return kept.perform(intent);
      default:
        return about(
          'fix',
          intent.sid,
          async () => {
            const { status, fixed } = await api.fixTask(session.token(), intent.taskSid);
            // A task that a colleague has not finished stays as it is; this agent's part in it is over.
            const completed = fixed || status === 'completed';
            dispatch({ type: 'task-fixed', sid: intent.sid, completed, status });
          },
          isFinalWord,
        );
    }
  };
}

const isAnswered = (status: string): boolean => status !== 'pending';
const isLeft = (status: string): boolean => status !== 'accepted';
