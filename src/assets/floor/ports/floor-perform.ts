import type { Problem } from '../../desk/ground/facts';
import type { Api, Ticket } from '../../desk/ground/api';
import type { Clock } from '../../desk/ground/clock';
import { repeated, settled } from '../../desk/ground/look-again';
import { ProblemError, problemOf } from '../../desk/ground/problem';
import type { SessionPort } from '../../desk/sign-in/sign-in-session';
import { readAuditAnswer } from '../model/audit-lines';
import type { FloorEvent, FloorIntent } from '../model/floor-event';
import { type Figures, readFigures } from '../model/figures';
import { readSupervision } from '../model/supervising';

export interface FloorPorts {
  readonly api: Pick<Api, 'get' | 'post'>;
  readonly session: SessionPort;
  readonly clock: Clock;
  /** A random number from 0 to 1, to spread tries by. */
  readonly random: () => number;
}

/**
 * Hands each intent of the model to its port, and its answer back as an event.
 *
 * @returns Settles when the port has answered; never rejects.
 */
export function performWith(ports: FloorPorts, dispatch: (event: FloorEvent) => void) {
  const { api, session, clock, random } = ports;

  /** A token that is not taken any more is the session's matter as well as the request's. */
  function noticed(error: unknown): Problem {
    const problem = problemOf(error);
    if (problem.status === 401) dispatch({ type: 'session-refused' });
    return problem;
  }

  async function act(id: number, work: (ticket: Ticket) => Promise<unknown>): Promise<void> {
    try {
      const ticket = session.ticket();
      if (!ticket) throw new ProblemError({ code: 'unauthorized', message: 'Nobody is signed in.', status: 401 });
      await work(ticket);
      dispatch({ type: 'act-done', id });
    } catch (error) {
      dispatch({ type: 'act-failed', id, problem: noticed(error) });
    }
  }

  const read = async (fresh: boolean): Promise<Figures> =>
    readFigures(await api.get(fresh ? '/floor?fresh=true' : '/floor', session.token()), clock.now());

  /** Does what must not be done twice. Where no answer comes, the floor says whether it was done; nobody who has signed out asks. */
  function once(body: object, ticket: Ticket, isDone: (floor: Figures) => boolean): Promise<void> {
    return settled(clock, {
      work: async () => void (await api.post('/floor-task', { ...body }, ticket.token)),
      isDone: async () => {
        if (!session.ticket()) throw new ProblemError({ code: 'not-connected', message: 'Nobody is signed in.' });
        return isDone(await read(true));
      },
    });
  }

  return async (intent: FloorIntent): Promise<void> => {
    switch (intent.type) {
      case 'open-session':
        try {
          const { ticket, lifeMs } = await session.open();
          dispatch({ type: 'session-opened', workerName: ticket.workerName, lifeMs });
        } catch (error) {
          const problem = problemOf(error);
          if (problem.code !== 'superseded') dispatch({ type: 'session-failed', problem });
        }
        return;
      case 'forget-session':
        session.forget();
        return;
      case 'leave-session':
        await session.leave(() => dispatch({ type: 'sign-out-unheard' }));
        dispatch({ type: 'signed-out' });
        return;
      case 'read-floor':
        try {
          dispatch({ type: 'figures-read', figures: await read(intent.fresh) });
        } catch (error) {
          dispatch({ type: 'figures-unread', problem: noticed(error), roll: random() });
        }
        return;
      case 'read-audit':
        try {
          dispatch({ type: 'audit-read', audit: readAuditAnswer(await api.get('/floor-audit', session.token())) });
        } catch (error) {
          dispatch({ type: 'audit-unread', problem: noticed(error) });
        }
        return;
      case 'set-activity': {
        const { workerSid, activitySid } = intent;
        return act(intent.id, ({ token }) =>
          repeated(clock, async () => void (await api.post('/floor-worker', { workerSid, activitySid }, token))),
        );
      }
      case 'end-task': {
        const { taskSid, ending } = intent;
        // One that has ended this way already is answered as if it were done now.
        return act(intent.id, ({ token }) =>
          repeated(clock, async () => void (await api.post('/floor-task', { taskSid, action: ending }, token))),
        );
      }
      case 'offer-again':
      case 'end-call': {
        const { type: action, callSid, taskSid } = intent;
        const body = { action, callSid, ...(taskSid && { taskSid }) };
        const isDone = action === 'offer-again' ? isOfferedAgain : isCallOver;
        return act(intent.id, (ticket) => once(body, ticket, (floor) => isDone(floor, intent)));
      }
      case 'supervise': {
        const { type: _type, id, ...body } = intent;
        // One phone has one leg, known by its label: done twice, it is as if it were done once.
        try {
          let answer: unknown;
          await repeated(clock, async () => void (answer = await api.post('/floor-listen', body, session.token())));
          dispatch({ type: 'supervised', id, taskSid: intent.taskSid, read: readSupervision(answer) });
        } catch (error) {
          dispatch({ type: 'act-failed', id, problem: noticed(error) });
        }
        return;
      }
      default: {
        const { type: _type, ...call } = intent;
        const { taskSid } = call;
        try {
          const read = readSupervision(await api.post('/floor-listen', { ...call, act: 'look' }, session.token()));
          dispatch({ type: 'supervision-read', taskSid, read });
        } catch (error) {
          // A task that has ended is deleted some minutes later.
          dispatch({ type: 'supervision-unread', taskSid, isGone: noticed(error).code === 'not_found' });
        }
      }
    }
  };
}

/** A customer who was alone, and the task that stood for them; empty where nobody knew. */
interface Before {
  readonly callSid: string;
  readonly taskSid: string;
}

const isAlone = ({ alone }: Figures, { callSid }: Before): boolean =>
  alone.some((customer) => customer.callSid === callSid);

/** Whether another task than the one before stands for the customer now. */
const isOfferedAgain = (floor: Figures, before: Before): boolean =>
  !isAlone(floor, before) &&
  floor.tasks.some(({ callSid, sid }) => callSid === before.callSid && sid !== before.taskSid);

const isCallOver = (floor: Figures, before: Before): boolean =>
  !isAlone(floor, before) && !isOfferedAgain(floor, before);
