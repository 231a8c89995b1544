import { hasBack, isStranded, mayComplete } from '../../../src/assets/desk/take-back/take-back-fate';
import { mayLeave } from '../../../src/assets/desk/call/call-people';
import { callOf } from '../../../src/assets/desk/ground/calls';
import { focusOf, talkOf } from '../../../src/assets/desk/ground/engagement';
import type { DeskEvent } from '../../../src/assets/desk/desk-events';
import type { DeskState } from '../../../src/assets/desk/desk-state';

/** Something an agent can do now, as the page has a button for it. */
export interface Act {
  readonly name: string;
  readonly events: readonly DeskEvent[];
}

/** Whom a call can be handed to. */
export interface Colleague {
  readonly sid: string;
  readonly name: string;
  readonly kind: 'worker' | 'queue';
}

export const THIRD = '+15550177';

/** Everything that the agent can do with what is in focus, and with their own activity. */
export function actsOf(state: DeskState, colleagues: readonly Colleague[]): Act[] {
  const acts: Act[] = [];
  const act = (name: string, ...events: DeskEvent[]): void => void acts.push({ name, events });
  if (state.session.name === 'ended') return acts;
  for (const { sid, name } of state.activities)
    if (sid !== state.worker?.activitySid) act(`goes ${name}`, { type: 'activity-chosen', activitySid: sid });
  const engagement = focusOf(state.engagements, state.chosen);
  for (const { sid } of state.engagements)
    if (sid !== engagement?.sid) act('looks at another', { type: 'focus-asked', sid });
  if (!engagement) return acts;
  const { sid, stage } = engagement;
  const call = callOf(state.inCall, sid);
  switch (stage.name) {
    case 'ringing':
      act('accepts', { type: 'accept-asked', sid });
      act('rejects', { type: 'reject-asked', sid });
      break;
    case 'connected': {
      act('ends', { type: 'end-asked', sid });
      for (const { sid: to, name, kind } of colleagues) {
        const ask = { type: 'transfer-asked', sid, to, name, kind } as const;
        act(`hands over at once to ${name}`, { type: 'mode-chosen', sid, mode: 'COLD' }, ask);
        act(`asks ${name} first`, { type: 'mode-chosen', sid, mode: 'WARM' }, ask);
      }
      if (talkOf(engagement) !== 'call') break;
      act(call.heldSince === undefined ? 'holds' : 'resumes', {
        type: 'hold-asked',
        sid,
        on: call.heldSince === undefined,
      });
      act(call.muted ? 'unmutes' : 'mutes', { type: 'mute-asked', sid, on: !call.muted });
      act('adds a number', { type: 'number-typed', sid, text: THIRD }, { type: 'add-asked', sid });
      for (const third of call.thirds)
        if (third.stage !== 'ended') act('drops a number', { type: 'drop-asked', sid, callSid: third.callSid });
      if (call.transfer?.stage === 'accepted' && call.transfer.kind === 'worker') {
        act('holds the colleague', { type: 'colleague-hold-asked', sid, on: !call.transfer.colleagueHeld });
        act('removes the colleague', { type: 'colleague-removal-asked', sid });
      }
      if (mayLeave(call)) act('leaves', { type: 'leave-asked', sid });
      break;
    }
    case 'wrapping':
      act('writes notes', { type: 'notes-typed', sid, notes: 'Call back tomorrow' });
      act('takes more time', { type: 'more-time-asked', sid });
      if (mayComplete(call, engagement, 'asked')) act('completes', { type: 'complete-asked', sid });
      if (isStranded(call, engagement)) {
        act('has the customer back', { type: 'take-back-asked', sid });
        act('has the customer offered again', { type: 'offer-again-asked', sid });
      }
      if (isStranded(call, engagement) || hasBack(call, engagement))
        act('ends the call of who waits', { type: 'stranded-end-asked', sid });
      break;
    default:
  }
  if (call.transfer?.stage === 'offered') act('takes the transfer back', { type: 'transfer-cancel-asked', sid });
  return acts;
}
