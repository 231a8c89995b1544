import type { BehaviourOf } from '../behaviour';
import type { ActivityEvent, ActivityIntent } from './activity-state';
import * as rules from './activity-rules';
import { automate } from './automatic';
import type { WorkerFacts } from '../ground/facts';
import { settled, TRIES } from '../ground/look-again';

/** The agent's activity: what they choose, and what the page does to it by itself. */
export const activity: BehaviourOf<ActivityEvent, ActivityIntent> = {
  on: {
    'activity-chosen': (state, { activitySid }, now) => rules.chooseActivity(state, activitySid, now),
    'next-activity-chosen': (state, { activitySid }) => rules.chooseNext(state, activitySid),
    'go-away-asked': (state, _event, now) => rules.goAway(state, now),
    'worker-changed': (state, { worker }, now) => rules.changeWorker(state, worker, now),
    'activity-set': (state, { worker }, now) => rules.settleActivity(state, worker, now),
    'activity-failed': (state, { problem }, now) => rules.failActivity(state, problem, now),
  },
  after: automate,
  perform: ({ taskrouter, clock, dispatch }) => ({
    'set-activity': async ({ activitySid, rejectPending }, noticed) => {
      /** Nothing where it is nobody's matter any more. */
      let worker: WorkerFacts | undefined;
      try {
        await settled(clock, {
          times: TRIES,
          async work() {
            worker = await taskrouter.setActivity(activitySid, rejectPending);
          },
          async isDone() {
            const found = await taskrouter.readWorker();
            if (found.activitySid !== activitySid) return false;
            worker = found;
            return true;
          },
        });
        if (worker) dispatch({ type: 'activity-set', worker });
      } catch (error) {
        dispatch({ type: 'activity-failed', problem: noticed(error) });
      }
    },
  }),
};
