import type { CallRequest } from '../ground/calls';
import type { Noticed, Surroundings } from '../behaviour';
import { repeated, settled, TRIES } from '../ground/look-again';

/** How what is done about a call is done, though its answer may be lost. */
export function callActs({ calls, look, clock, dispatch }: Surroundings) {
  /** Whether the agent has left. */
  const isLeft = async (sid: string): Promise<boolean> => {
    const standing = await look(sid);
    return standing === 'gone' || standing.status !== 'accepted';
  };
  return {
    /** Does it, and tells what came of it. */
    about: async (request: CallRequest, sid: string, work: () => Promise<void>, noticed: Noticed): Promise<void> => {
      try {
        await work();
      } catch (error) {
        dispatch({ type: 'call-request-failed', sid, request, problem: noticed(error) });
        return;
      }
      dispatch({ type: 'call-request-done', sid, request });
    },
    /** What means the same however often it is done. */
    again: (work: () => Promise<void>) => repeated(clock, work),
    once: (work: () => Promise<void>, isDone: () => Promise<boolean>) => settled(clock, { work, isDone }),
    untilDone: (work: () => Promise<void>, isDone: () => Promise<boolean>) =>
      settled(clock, { work, isDone, times: TRIES }),
    isLeft,
    /** A call whose agent may hang up any time must not go on without them because an answer was lost. */
    endWithAgentAgain: (sid: string) =>
      settled(clock, {
        work: () => calls.endWithAgent(sid, true),
        isDone: () => isLeft(sid),
        times: Number.POSITIVE_INFINITY,
      }).catch(() => undefined),
  };
}
