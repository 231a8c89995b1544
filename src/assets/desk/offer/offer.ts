import type { BehaviourOf } from '../behaviour';
import type { OfferEvent, OfferIntent } from './offer-state';
import { answer, fail, requestUnclear, rereadFailed, tickRequests } from './offer-requests';
import { andThen, step } from '../step';
import { decideMyself, tickAutoAccept } from './auto-accept';
import { forgetGivingUp } from '../activity/activity-rules';
import { arrive, change, changeTask, lose } from './offer-rules';
import { logged } from '../desk-state';
import { plainText } from '../ground/plain-text';
import { aboutEngagement } from '../ground/engagements';
import { TRIES } from '../ground/look-again';

/** What TaskRouter offers: its ringing, the agent's answer, and the six ways in which it ends. */
export const offer: BehaviourOf<OfferEvent, OfferIntent> = {
  on: {
    'accept-asked': (state, { sid }, now) => answer(state, 'accept', sid, now),
    'reject-asked': (state, { sid }, now) => answer(state, 'reject', sid, now),
    'decide-myself-asked': aboutEngagement(decideMyself),
    'outcome-dismissed': (state) => {
      const { outcome: _outcome, ...kept } = state;
      return step(kept);
    },
    'giving-up-read': (state) => step(forgetGivingUp(state)),
    'reservation-arrived': (state, { reservation, late }, now) => arrive(state, reservation, now, late),
    'reservation-changed': (state, { reservation }, now) => change(state, reservation, now),
    'reservation-gone': (state, { sid }, now) => lose(state, sid, now),
    'task-changed': (state, { task }, now) => changeTask(state, task, now),
    'offer-failed': (state, { reason }, now) =>
      step(logged(state, { what: 'offer-failed', reason: plainText(reason) }, now)),
    'request-failed': aboutEngagement(fail),
    'request-unclear': aboutEngagement(requestUnclear),
    'reread-failed': aboutEngagement(rereadFailed),
  },
  tick: (state, now) => andThen(tickRequests(state, now), (next) => tickAutoAccept(next, now)),
  perform: ({ taskrouter, dispatch, request }) => ({
    accept: ({ sid, by, joins }, noticed) =>
      request(
        {
          request: 'accept',
          sid,
          work: () => taskrouter.accept(sid, by, joins),
          isDone: isAnswered,
          // Called twice, the agent's phone would ring twice.
          times: by === 'accept' ? TRIES : 1,
        },
        noticed,
      ),
    reject: ({ sid }, noticed) =>
      request({ request: 'reject', sid, work: () => taskrouter.reject(sid), isDone: isAnswered }, noticed),
    reread: async ({ sid }, noticed) => {
      try {
        await taskrouter.reread(sid);
      } catch (error) {
        dispatch({ type: 'reread-failed', sid, problem: noticed(error) });
      }
    },
  }),
};

const isAnswered = (status: string): boolean => status !== 'pending';
