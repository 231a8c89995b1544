import { isLive } from './calls';
import type { Switchboard } from './switchboard';

/** Ends every call as if its line had broken, with all that follows from that. */
export function dropAll({ engine, bridges, calls }: Switchboard): void {
  const { store } = engine;
  const live = [...store.calls.values()].filter(isLive);
  if (live.length === 0) return;
  engine.transact(() => {
    const alone = new Map(live.filter(({ sid }) => !store.participants.get(sid)).map((call) => [call.sid, call]));
    for (const { sid, parentCallSid, startTime, reservationSid } of alone.values()) {
      if (parentCallSid === null || startTime === null || reservationSid === null) continue;
      bridges.join(parentCallSid, sid);
      alone.delete(parentCallSid);
    }
    for (const { sid } of live) calls.end(sid);
  });
}
