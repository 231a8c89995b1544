import type { BehaviourOf } from '../behaviour';
import { callActs } from '../call/call-acts';
import { aboutCall, whileTalking } from '../ground/engagements';
import * as rules from './recording-rules';
import type { RecordingEvent, RecordingIntent } from './recording-state';

/** Whether a call is recorded, and its pauses. */
export const recording: BehaviourOf<RecordingEvent, RecordingIntent> = {
  on: {
    'recording-asked': whileTalking(rules.askRecording),
    'recording-told': aboutCall(rules.tell),
  },
  tick: rules.keepRecordings,
  after: rules.keepRecordings,
  perform: (given) => {
    const { api, session, dispatch } = given;
    const { about, again } = callActs(given);
    return {
      'act-on-recording': async ({ type: _type, sid, byItself, ...asked }, noticed) => {
        const ask = async (): Promise<void> => {
          const answer = await api.post('/recording', asked, session.token());
          dispatch({ type: 'recording-told', sid, told: rules.readRecorded(answer) });
        };
        if (asked.act !== 'look' && !byItself) return about(rules.REQUESTS[asked.act], sid, () => again(ask), noticed);
        return ask().catch((error: unknown) => void noticed(error));
      },
    };
  },
};
