import type { BehaviourOf } from '../behaviour';
import type { TakeBackAsked, TakeBackIntent } from './take-back-state';
import { aboutCall } from '../ground/engagements';
import { askBack, endStranded } from './take-back-rules';
import { callActs } from '../call/call-acts';

/** A customer whom nobody took: the agent has them back, or ends the call for them. */
export const takeBack: BehaviourOf<TakeBackAsked, TakeBackIntent> = {
  on: { 'stranded-end-asked': aboutCall(endStranded), 'take-back-asked': aboutCall(askBack) },
  perform: (given) => {
    const { calls } = given;
    const { about, untilDone } = callActs(given);
    return {
      'end-stranded': ({ sid, taskSid }, noticed) =>
        about(
          'end-stranded',
          sid,
          () =>
            untilDone(
              () => calls.endForCustomer(taskSid),
              async () => (await calls.whoIsIn(sid)).length === 0,
            ),
          noticed,
        ),
      'take-back': ({ sid, taskSid }, noticed) =>
        about(
          'take-back',
          sid,
          () =>
            untilDone(
              () => calls.takeBack(taskSid),
              async () => (await calls.whoIsIn(sid)).some(({ yours }) => yours === true),
            ),
          noticed,
        ),
    };
  },
};
