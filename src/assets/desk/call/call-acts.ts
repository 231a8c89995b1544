import type { CallRequest } from '../ground/calls';
import type { Noticed, Surroundings } from '../behaviour';
import { repeated, settled, TRIES } from '../ground/look-again';

/** How what is done about a call is done, though its answer may be lost. */
export interface CallActs {
  /** Does it, and tells what came of it. */
  readonly about: (request: CallRequest, sid: string, work: () => Promise<void>, noticed: Noticed) => Promise<void>;
  /** What means the same however often it is done. */
  readonly again: (work: () => Promise<void>) => Promise<void>;
  readonly once: (work: () => Promise<void>, isDone: () => Promise<boolean>) => Promise<void>;
  readonly untilDone: (work: () => Promise<void>, isDone: () => Promise<boolean>) => Promise<void>;
  /** Whether the agent has left. */
  readonly isLeft: (sid: string) => Promise<boolean>;
  /** A call whose agent may hang up any time must not go on without them because an answer was lost. */
  readonly endWithAgentAgain: (sid: string) => Promise<void>;
}

export function callActs({ calls, look, clock, dispatch }: Surroundings): CallActs {
  const isLeft = async (sid: string): Promise<boolean> => {
    const standing = await look(sid);
    return standing === 'gone' || standing.status !== 'accepted';
  };
  return {
    async about(request, sid, work, noticed) {
      try {
        await work();
      } catch (error) {
        dispatch({ type: 'call-request-failed', sid, request, problem: noticed(error) });
        return;
      }
      dispatch({ type: 'call-request-done', sid, request });
    },
    again: (work) => repeated(clock, work),
    once: (work, isDone) => settled(clock, { work, isDone }),
    untilDone: (work, isDone) => settled(clock, { work, isDone, times: TRIES }),
    isLeft,
    endWithAgentAgain: (sid) =>
      settled(clock, {
        work: () => calls.endWithAgent(sid, true),
        isDone: () => isLeft(sid),
        times: Number.POSITIVE_INFINITY,
      }).catch(() => undefined),
  };
}
