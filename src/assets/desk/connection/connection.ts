import type { BehaviourOf } from '../behaviour';
import type { ConnectionEvent, ConnectionIntent } from './connection-state';
import {
  askTryNow,
  askUseHere,
  connectionFailed,
  connectionLost,
  network,
  ready,
  takenOver,
  woke,
} from './connection-rules';
import { tickConnection } from './connection-tries';
import type { Ticket } from '../ground/api';
import { problemOf } from '../ground/problem';

/** Whether TaskRouter's news reach the page, and what it does to have them again. */
export const connection: BehaviourOf<ConnectionEvent, ConnectionIntent> = {
  on: {
    ready,
    'connection-lost': connectionLost,
    'connection-failed': connectionFailed,
    'taken-over': takenOver,
    woke,
    network,
    'try-now-asked': askTryNow,
    'use-here-asked': askUseHere,
  },
  tick: tickConnection,
  perform: ({ session, taskrouter, phone, clock, random, dispatch }) => {
    async function connectWith(work: (ticket: Ticket) => Promise<void>): Promise<void> {
      const ticket = session.ticket();
      try {
        if (ticket) await work(ticket);
        else dispatch({ type: 'session-refused' });
      } catch (error) {
        dispatch({ type: 'connection-failed', problem: problemOf(error), roll: random() });
      }
    }
    return {
      connect: ({ takeOver }) => connectWith((ticket) => taskrouter.connect(ticket, takeOver)),
      'use-new-token': () => {
        phone.useNewToken();
        return connectWith((ticket) => taskrouter.useToken(ticket));
      },
      'let-go': () => taskrouter.letGo(),
      'tick-at': ({ at }) => void clock.after(Math.max(0, at - clock.now()), () => dispatch({ type: 'tick' })),
    };
  },
};
