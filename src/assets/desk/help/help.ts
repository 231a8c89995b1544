import type { BehaviourOf } from '../behaviour';
import { callActs } from '../call/call-acts';
import { asking, isAsked } from '../ground/calls';
import { type CallRule, putCall, whileTalking } from '../ground/engagements';
import { step } from '../step';
import type { HelpAsked, HelpIntent } from './help-state';

const ask: CallRule<{ word?: string }> = (state, { reservation }, call, { word }) => {
  if (isAsked(call, 'ask-help', 'withdraw-help')) return step(state);
  const request = word === undefined ? 'withdraw-help' : 'ask-help';
  const intent = { type: 'ask-help', sid: call.sid, taskSid: reservation.task.sid } as const;
  return putCall(state, asking(call, request), { ...intent, ...(word !== undefined && { word }) });
};

/** Help with a call that goes on: a supervisor is asked for it, and who of them takes part. */
export const help: BehaviourOf<HelpAsked, HelpIntent> = {
  on: { 'help-asked': whileTalking(ask), 'help-withdrawn': whileTalking(ask) },
  perform: (given) => {
    const { api, session } = given;
    const { about, again } = callActs(given);
    return {
      'ask-help': ({ sid, taskSid, word }, noticed) => {
        const body = word === undefined ? { taskSid, act: 'withdraw' } : { taskSid, act: 'ask', word };
        const request = word === undefined ? 'withdraw-help' : 'ask-help';
        return about(
          request,
          sid,
          () => again(async () => void (await api.post('/help', body, session.token()))),
          noticed,
        );
      },
    };
  },
};
