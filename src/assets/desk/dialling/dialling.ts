import type { BehaviourOf } from '../behaviour';
import type { DiallingEvent, DiallingIntent } from './dialling-state';
import { step } from '../step';
import * as rules from './dialling-rules';

/** Calls that the agent makes. */
export const dialling: BehaviourOf<DiallingEvent, DiallingIntent> = {
  on: {
    'features-read': (state, { features }) => step({ ...state, outbound: { ...state.outbound, features } }),
    'pad-asked': rules.askPad,
    'dial-typed': rules.typeNumber,
    'dial-asked': rules.askDial,
    'call-back-asked': rules.callBack,
    'caller-id-chosen': (state, { number }) => step({ ...state, outbound: { ...state.outbound, callerId: number } }),
    'dial-sent': rules.dialSent,
    'dial-failed': rules.dialFailed,
    'reservation-arrived': (state, { reservation }, now) => rules.acceptOwnCall(state, reservation, now),
  },
  tick: rules.tickDialling,
  perform: ({ api, session, dispatch }) => ({
    dial: async ({ number, callerId }, noticed) => {
      try {
        const { taskSid, callsLeft } = await api.post(
          '/outbound-call',
          { number, ...(callerId !== undefined && { callerId }) },
          session.token(),
        );
        dispatch({
          type: 'dial-sent',
          taskSid: typeof taskSid === 'string' ? taskSid : '',
          ...(typeof callsLeft === 'number' && { callsLeft }),
        });
      } catch (error) {
        dispatch({ type: 'dial-failed', problem: noticed(error) });
      }
    },
  }),
};
