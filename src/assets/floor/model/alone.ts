import { send } from './acts';
import { step, type Step } from './floor-event';
import type { AloneFigures, Figures } from './figures';
import type { FloorState } from './floor-state';

/** The desk offers a customer again by itself before that; the alarm is for those whom it did not help. */
export const ALARM_AFTER_MS = 10_000;

const customerOf = ({ figures }: FloorState, callSid: string): AloneFigures | undefined =>
  figures?.alone.find((customer) => customer.callSid === callSid);

/** Whether the alarm is to be heard: somebody is alone for too long, and nobody has said that they see to it. */
export function isAlarmed({ session, figures, silenced }: FloorState, now: number): boolean {
  if (session.name !== 'open' || !figures) return false;
  return figures.alone.some(({ callSid, since }) => now - since >= ALARM_AFTER_MS && !silenced.includes(callSid));
}

/** Silences the alarm for one customer, until they have not been alone for a while. */
export function silence(state: FloorState, callSid: string): Step {
  if (!customerOf(state, callSid) || state.silenced.includes(callSid)) return step(state);
  return step({ ...state, silenced: [...state.silenced, callSid] });
}

/** Forgets for whom the alarm was silenced as soon as they are not alone: the next time it is a new case. */
export function stillSilenced(state: FloorState, { alone }: Figures): FloorState {
  const silenced = state.silenced.filter((sid) => alone.some(({ callSid }) => callSid === sid));
  return silenced.length === state.silenced.length ? state : { ...state, silenced };
}

export function askOfferAgain(state: FloorState, callSid: string, now: number): Step {
  const customer = customerOf(state, callSid);
  if (!customer) return step(state);
  const { taskSid, caller: who } = customer;
  const deed = { kind: 'offer-again', sid: callSid, who } as const;
  return send(silence(state, callSid).state, deed, (id) => ({ type: 'offer-again', id, callSid, taskSid }), now);
}

/** The supervisor was asked whether to end the customer's call, and said yes. */
export function confirmEndCall(state: FloorState, callSid: string, now: number): Step {
  const customer = customerOf(state, callSid);
  if (!customer || state.question?.kind !== 'end-call' || state.question.sid !== callSid) return step(state);
  const { taskSid, caller: who } = customer;
  const deed = { kind: 'end-call', sid: callSid, who } as const;
  return send(silence(state, callSid).state, deed, (id) => ({ type: 'end-call', id, callSid, taskSid }), now);
}
