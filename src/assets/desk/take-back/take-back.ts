import type { BehaviourOf } from '../behaviour';
import type { TakeBackAsked, TakeBackIntent } from './take-back-state';
import { aboutCall } from '../ground/engagements';
import { askBack, askOfferAgain, endStranded, offerAgain } from './take-back-rules';
import { isFinalWord } from '../ground/outcome';
import { callActs } from '../call/call-acts';

/** A customer whom nobody took: the agent has them back, has them offered again, or ends the call for them. */
export const takeBack: BehaviourOf<TakeBackAsked, TakeBackIntent> = {
  on: {
    'stranded-end-asked': aboutCall(endStranded),
    'take-back-asked': aboutCall(askBack),
    'offer-again-asked': aboutCall(askOfferAgain),
  },
  after: offerAgain,
  perform: (given) => {
    const { calls, look } = given;
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
      'offer-again': ({ sid, taskSid }, noticed) =>
        about(
          'offer-again',
          sid,
          () =>
            untilDone(
              () => calls.offerAgain(taskSid),
              async () => {
                // A newer task stands for the customer, and this one is completed with all who had it.
                const standing = await look(sid);
                return standing === 'gone' || isFinalWord(standing.status);
              },
            ),
          noticed,
        ),
    };
  },
};
