import type { BehaviourOf } from '../behaviour';
import type { CallEvent, CallIntent } from './call-state';
import { aboutCall, aboutEngagement, putCall, whileTalking } from '../ground/engagements';
import * as rules from './call-rules';
import { callActs } from './call-acts';
import { keepApart } from './one-at-a-time';
import { andThen } from '../step';

/** A call that goes on: who is in it, hold, mute, the keypad, added numbers, and its end. */
export const call: BehaviourOf<CallEvent, CallIntent> = {
  on: {
    'end-asked': aboutCall(rules.askEnd),
    'leave-asked': whileTalking(rules.askLeave),
    'hold-asked': whileTalking(rules.askHold),
    'mute-asked': whileTalking(rules.askMute),
    'panel-asked': aboutCall(rules.showPanel),
    'key-pressed': whileTalking(rules.pressKey),
    'number-typed': aboutCall((state, _engagement, known, { text }) => putCall(state, { ...known, number: text })),
    'add-asked': whileTalking(rules.askAdd),
    'number-added': aboutCall(rules.numberAdded),
    'drop-asked': whileTalking(rules.askDrop),
    'third-dismissed': aboutCall(rules.dismissThird),
    'call-problem-dismissed': aboutCall(rules.dismissProblem),
    'conference-ended': aboutEngagement(rules.conferenceEnded),
    'call-request-done': aboutCall(rules.requestDone),
    'call-request-failed': aboutCall(rules.requestFailed),
    'people-read': aboutCall(rules.peopleRead),
    'people-unread': aboutCall(rules.peopleUnread),
  },
  tick: rules.tickCalls,
  after: (state, now) => andThen(keepApart(state), (next) => rules.lookAtOnce(next, now)),
  perform: (given) => {
    const { api, session, taskrouter, phone, calls, dispatch, request } = given;
    const { about, again, once, untilDone, isLeft, endWithAgentAgain } = callActs(given);
    return {
      wrap: ({ sid }, noticed) =>
        request({ request: 'wrap', sid, work: () => taskrouter.wrap(sid), isDone: isOver }, noticed),
      'end-conference': ({ sid, conference }, noticed) =>
        request(
          {
            request: 'end',
            sid,
            async work() {
              const { alreadyEnded } = await api.endConference(session.token(), conference);
              dispatch({ type: 'conference-ended', sid, alreadyEnded });
            },
            isDone: isOver,
          },
          noticed,
        ),
      'hold-customer': ({ sid, on }, noticed) =>
        about(on ? 'hold' : 'resume', sid, () => again(() => calls.hold(sid, on)), noticed),
      'mute-agent': ({ sid, on }, noticed) =>
        about(on ? 'mute' : 'unmute', sid, () => again(() => calls.mute(sid, on)), noticed),
      'end-with-agent': ({ sid, on }) =>
        // Without it a call may go on without its agent.
        on ? endWithAgentAgain(sid) : again(() => calls.endWithAgent(sid, false)).catch(() => undefined),
      'send-digits': ({ sid, taskSid, callSid, digits }, noticed) =>
        about(
          'digits',
          sid,
          async () => {
            if (!phone.sendDigits(digits) && callSid !== undefined) await calls.sendDigits(taskSid, callSid, digits);
          },
          noticed,
        ),
      'add-number': async ({ sid, taskSid, number }, noticed) => {
        // A number that is being called is among the people; called twice, it would ring twice.
        let added: string | undefined;
        try {
          await once(
            async () => {
              added = await calls.addNumber(taskSid, number);
            },
            async () => {
              added = (await calls.whoIsIn(sid)).find((person) => person.added === number)?.callSid;
              return added !== undefined;
            },
          );
        } catch (error) {
          dispatch({ type: 'call-request-failed', sid, request: 'add', problem: noticed(error) });
          return;
        }
        if (added !== undefined) dispatch({ type: 'number-added', sid, number, callSid: added });
      },
      'drop-number': ({ sid, taskSid, callSid }, noticed) =>
        about(
          'drop',
          sid,
          () =>
            untilDone(
              () => calls.dropNumber(taskSid, callSid),
              async () => (await calls.whoIsIn(sid)).every((person) => person.callSid !== callSid),
            ),
          noticed,
        ),
      'leave-call': ({ sid, taskSid, resume }, noticed) =>
        about(
          'leave',
          sid,
          async () => {
            if (resume) await again(() => calls.hold(sid, false));
            await once(
              () => calls.leave(taskSid),
              () => isLeft(sid),
            );
          },
          noticed,
        ),
      'read-people': async ({ sid, taskSid, watch, askedAt }, noticed) => {
        try {
          const read = await calls.readPeople(taskSid, watch);
          dispatch({ type: 'people-read', sid, askedAt, ...read });
        } catch (error) {
          const isGone = noticed(error).code === 'not_found';
          dispatch({ type: 'people-unread', sid, ...(isGone && { isOver: isGone }) });
        }
      },
    };
  },
};

const isOver = (status: string): boolean => status !== 'accepted';
