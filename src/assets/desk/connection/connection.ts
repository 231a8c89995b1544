import type { BehaviourOf } from '../behaviour';
import type { ConnectionEvent, ConnectionIntent } from './connection-state';
import * as rules from './connection-rules';
import { tickConnection } from './connection-tries';
import type { Ticket } from '../ground/api';
import { problemOf } from '../ground/problem';

/** Whether TaskRouter's news reach the page, and what it does to have them again. */
export const connection: BehaviourOf<ConnectionEvent, ConnectionIntent> = {
  on: {
    ready: rules.ready,
    'connection-lost': rules.connectionLost,
    'connection-failed': rules.connectionFailed,
    'taken-over': rules.takenOver,
    woke: rules.woke,
    network: rules.network,
    'try-now-asked': rules.askTryNow,
    'use-here-asked': rules.askUseHere,
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
