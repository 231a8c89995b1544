import type { BehaviourOf } from '../behaviour';
import type { DiallingEvent, DiallingIntent } from './dialling-state';
import { step } from '../step';
import { acceptOwnCall, askDial, askPad, dialFailed, dialSent, tickDialling, typeNumber } from './dialling-rules';

/** Calls that the agent makes. */
export const dialling: BehaviourOf<DiallingEvent, DiallingIntent> = {
  on: {
    'features-read': (state, { features }) => step({ ...state, outbound: { ...state.outbound, features } }),
    'pad-asked': askPad,
    'dial-typed': typeNumber,
    'dial-asked': askDial,
    'dial-sent': dialSent,
    'dial-failed': dialFailed,
    'reservation-arrived': (state, { reservation }, now) => acceptOwnCall(state, reservation, now),
  },
  tick: tickDialling,
  perform: ({ api, session, dispatch }) => ({
    dial: async ({ number }, noticed) => {
      try {
        const { taskSid } = await api.post('/outbound-call', { number }, session.token());
        dispatch({ type: 'dial-sent', taskSid: typeof taskSid === 'string' ? taskSid : '' });
      } catch (error) {
        dispatch({ type: 'dial-failed', problem: noticed(error) });
      }
    },
  }),
};
