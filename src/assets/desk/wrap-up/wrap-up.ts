import { wrapUpRecordOf } from '../../../lib/wrap-up/wrap-up-record';
import type { BehaviourOf } from '../behaviour';
import type { WrapUpEvent, WrapUpIntent } from './wrap-up-state';
import { aboutEngagement } from '../ground/engagements';
import * as rules from './wrap-up-rules';
import { step } from '../step';
import { dismissKept, forgetArrived } from './wrap-up-kept';
import { finish } from '../offer/offer-rules';
import { fail } from '../offer/offer-requests';
import { taskFacts } from '../taskrouter/taskrouter-facts';
import { settled } from '../ground/look-again';
import { isFinalWord } from '../ground/outcome';

/** After the call: notes, disposition, the time for it, and its end. */
export const wrapUp: BehaviourOf<WrapUpEvent, WrapUpIntent> = {
  on: {
    'complete-asked': aboutEngagement(rules.askComplete),
    'complete-anyway-asked': aboutEngagement(rules.completeAnyway),
    'notes-typed': aboutEngagement(rules.typeNotes),
    'field-typed': aboutEngagement(rules.typeField),
    'notes-left': aboutEngagement(rules.leaveNotes),
    'disposition-chosen': aboutEngagement(rules.chooseDisposition),
    'save-asked': (state, { sid }) => rules.saveNow(state, sid),
    'more-time-asked': aboutEngagement(rules.extendWrapUp),
    'kept-notes-dismissed': (state, { sid }) => step(dismissKept(state, sid)),
    'page-leaving': rules.saveAll,
    'wrap-up-written': (state, event, now) =>
      aboutEngagement(rules.written)(event.moreTime ? state : forgetArrived(state, event.sid), event, now),
    'wrap-up-unwritten': aboutEngagement(rules.unwritten),
    'task-fixed': aboutEngagement((state, engagement, { completed, status }, now) =>
      completed
        ? finish(state, engagement, engagement.reservation, 'completed', now)
        : fail(state, engagement, { request: 'fix', problem: { code: 'not-wrapping', message: status } }, now),
    ),
  },
  tick: rules.tickWrapUps,
  perform: ({ api, session, taskrouter, clock, dispatch, look, request }) => {
    /** When wrap-ups end, as our server last said, by its clock. */
    const deadlines = new Map<string, number>();

    async function askMoreTime(sid: string, write: () => Promise<void>): Promise<void> {
      const end = (): number => wrapUpRecordOf(taskFacts(taskrouter.reservationOf(sid).task).attributes).deadline ?? 0;
      // The answer to the last one may have been quicker than the task's attributes.
      const before = Math.max(end(), deadlines.get(sid) ?? 0);
      let isWritten = false;
      await settled(clock, {
        work: () => write().then(() => void (isWritten = true)),
        isDone: async () => (await look(sid)) === 'gone' || end() > before,
      });
      if (!isWritten) dispatch({ type: 'wrap-up-written', sid, moreTime: true });
    }

    return {
      complete: ({ sid }, noticed) =>
        request({ request: 'complete', sid, work: () => taskrouter.complete(sid), isDone: isFinalWord }, noticed),
      'fix-task': ({ sid, taskSid }, noticed) =>
        request(
          {
            request: 'fix',
            sid,
            async work() {
              const { status, fixed } = await api.fixTask(session.token(), taskSid);
              // A task that a colleague has not finished stays as it is; this agent's part in it is over.
              dispatch({ type: 'task-fixed', sid, completed: fixed || status === 'completed', status });
            },
            isDone: isFinalWord,
          },
          noticed,
        ),
      'write-wrap-up': async ({ type: _type, sid, moreTime, ...words }, noticed) => {
        const write = async (): Promise<void> => {
          const answer = await api.writeWrapUp(session.token(), { ...words, ...(moreTime && { moreTime }) });
          if (answer.deadline !== undefined) deadlines.set(sid, answer.deadline);
          dispatch({ type: 'wrap-up-written', sid, moreTime, ...answer });
        };
        try {
          // The same notes are rules.written again by and by; more time asked for twice would be twice as much.
          await (moreTime ? askMoreTime(sid, write) : write());
        } catch (error) {
          dispatch({ type: 'wrap-up-unwritten', sid, moreTime, problem: noticed(error) });
        }
      },
    };
  },
};
