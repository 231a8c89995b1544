import type { Problem } from '../../desk/model/facts';
import type { Api, Ticket } from '../../desk/ports/api';
import type { Clock } from '../../desk/ports/clock';
import { problemOf, ProblemError } from '../../desk/ports/problem';
import type { SessionPort } from '../../desk/ports/session';
import type { FloorEvent, FloorIntent } from '../model/event';
import { readFigures } from '../model/figures';
import type { SupervisorPort } from './supervisor';

export interface FloorPorts {
  readonly api: Pick<Api, 'get' | 'post'>;
  readonly session: SessionPort;
  readonly supervisor: SupervisorPort;
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
  const { api, session, supervisor, clock, random } = ports;

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
        supervisor.leave();
        return;
      case 'read-floor':
        try {
          const answer = await api.get('/floor', session.token());
          dispatch({ type: 'figures-read', figures: readFigures(answer, clock.now()) });
        } catch (error) {
          dispatch({ type: 'figures-unread', problem: noticed(error), roll: random() });
        }
        return;
      case 'set-activity':
        return act(intent.id, (ticket) => supervisor.setActivity(ticket, intent.workerSid, intent.activitySid));
      case 'end-task':
        return act(intent.id, ({ token }) =>
          api.post('/floor-task', { taskSid: intent.taskSid, action: intent.ending }, token),
        );
      default:
        return act(intent.id, (ticket) => supervisor.listen(ticket, intent.taskSid, intent.reservationSid));
    }
  };
}
