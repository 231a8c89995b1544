import type { CutOff, Moment } from '../faults/fault';
import type { Line } from '../faults/line';
import type { Engine } from '../account/engine';
import { isWorkerNamed } from '../account/workers-named';
import type { RestReply } from './exchange';
import type { RateLimits } from './rate-limits';

/** A request that is known and allowed, about to be read. */
export interface GuardedRequest {
  readonly operationId: string;
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

/** Stands before every operation: it may delay, refuse or lose a request. @throws TwilioError where it refuses */
export type Guard = (request: GuardedRequest, answer: () => Promise<RestReply>) => Promise<RestReply | CutOff>;

/** Rate limits first, where there are any: what they refuse, no fault is counted on. */
export function guardRequests({ store }: Engine, line: Line, limits: RateLimits | undefined): Guard {
  const carry: Guard = ({ operationId, path }, answer) => {
    const moment: Moment = {
      place: 'request',
      names: () => [operationId, `rest:${operationId}`],
      concerns: (worker) => Object.values(path).some((sid) => isWorkerNamed(store, sid, worker)),
    };
    return line.carry(moment, answer);
  };
  if (!limits) return carry;
  return (request, answer) => limits.within(request.operationId, request.query, () => carry(request, answer));
}
