import type { Ports, Noticed, Asked, Surroundings, IntentType, Performers, IntentOf } from './behaviour';
import type { DeskEvent, Intent } from './desk-events';
import type { Ticket } from './ground/api';
import { problemOf } from './ground/problem';
import { createCallPort } from './call/call-port';
import type { Standing } from './taskrouter/taskrouter-missed';
import { settled, TRIES } from './ground/look-again';
import { behaviours } from './desk';

/**
 * Hands each intent of the model to the room that carries it out.
 *
 * @returns Settles when that has its answer; never rejects.
 */
export function performWith(ports: Ports, dispatch: (event: DeskEvent) => void): (intent: Intent) => Promise<void> {
  const { api, session, taskrouter, clock } = ports;

  /**
   * A token that is not taken any more is the session's matter as well as the request's.
   *
   * @param used - The token it is asked by: that an older one is refused says nothing about the one in use.
   */
  const noticedBy =
    (used: Ticket | undefined): Noticed =>
    (error) => {
      const problem = problemOf(error);
      if (problem.status === 401 && used?.token === session.ticket()?.token) dispatch({ type: 'session-refused' });
      return problem;
    };

  const calls = createCallPort(api, session, taskrouter);

  async function look(sid: string): Promise<Standing | 'gone'> {
    const noticed = noticedBy(session.ticket());
    try {
      return await calls.look(sid);
    } catch (error) {
      noticed(error);
      throw error;
    }
  }

  async function request({ request: asked, sid, work, isDone, times = TRIES }: Asked, noticed: Noticed): Promise<void> {
    try {
      await settled(clock, {
        work,
        times,
        async isDone() {
          const standing = await look(sid);
          return standing === 'gone' || isDone(standing.status);
        },
        isUnclear: (error) => dispatch({ type: 'request-unclear', request: asked, sid, problem: noticed(error) }),
      });
    } catch (error) {
      dispatch({ type: 'request-failed', request: asked, sid, problem: noticed(error) });
    }
  }

  const surroundings: Surroundings = { ...ports, calls, dispatch, look, request };
  const rooms = behaviours.flatMap(({ perform }) => (perform ? [perform(surroundings)] : []));
  return async (intent) => {
    const noticed = noticedBy(session.ticket());
    for (const room of rooms) await performIn(room, intent.type, intent, noticed);
  };
}

function performIn<Type extends IntentType>(
  room: Partial<Performers>,
  type: Type,
  intent: IntentOf<Type>,
  noticed: Noticed,
): Promise<void> | void {
  return room[type]?.(intent, noticed);
}
