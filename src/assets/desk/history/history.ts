import type { BehaviourOf } from '../behaviour';
import type { HistoryEvent, HistoryIntent } from './history-state';
import * as rules from './history-rules';
import { readPastCalls } from './read-past-calls';

/** An arriving call is painted first. */
const afterPaintMs = 50;

/** Earlier calls: of whoever calls, and the agent's own. */
export const history: BehaviourOf<HistoryEvent, HistoryIntent> = {
  on: {
    'history-read': rules.learn,
    'history-unread': rules.fail,
    'history-more-asked': rules.askMore,
    'history-again-asked': rules.askAgain,
    'history-all-asked': rules.askAll,
  },
  tick: rules.readAgainInTime,
  after: rules.readWhatIsShown,
  perform: ({ api, session, clock, dispatch }) => ({
    'read-history': async ({ of, before }, noticed) => {
      await new Promise<void>((resolve) => void clock.after(afterPaintMs, resolve));
      const query = new URLSearchParams({
        ...(of !== 'own' && { taskSid: of }),
        ...(before !== undefined && { before }),
      });
      try {
        const answer = await api.get(`/history?${query}`, session.token());
        dispatch({ type: 'history-read', of, page: readPastCalls(answer), further: before !== undefined });
      } catch (error) {
        dispatch({ type: 'history-unread', of, problem: noticed(error) });
      }
    },
  }),
};
