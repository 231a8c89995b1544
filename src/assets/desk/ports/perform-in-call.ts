import type { InCallEvent } from '../model/in-call/event';
import type { InCallIntent } from '../model/in-call/intent';
import type { CallRequest } from '../model/in-call/state';
import type { Problem } from '../model/facts';
import type { CallPort } from './calls';
import type { PhonePort } from './phone';

export interface InCallSurroundings {
  readonly calls: CallPort;
  readonly phone: Pick<PhonePort, 'sendDigits'>;
  readonly dispatch: (event: InCallEvent) => void;
  /** What a thrown thing means; a token that is not taken any more is told to the session as well. */
  readonly noticed: (error: unknown) => Problem;
}

/** Hands what is wanted during a call to its port, and the answer back as an event. Never rejects. */
export function performInCall({
  calls,
  phone,
  dispatch,
  noticed,
}: InCallSurroundings): (intent: InCallIntent) => Promise<void> {
  async function about(request: CallRequest, sid: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      dispatch({ type: 'call-request-failed', sid, request, problem: noticed(error) });
      return;
    }
    dispatch({ type: 'call-request-done', sid, request });
  }

  return async (intent) => {
    switch (intent.type) {
      case 'hold-customer':
        return about(intent.on ? 'hold' : 'resume', intent.sid, () => calls.hold(intent.sid, intent.on));
      case 'mute-agent':
        return about(intent.on ? 'mute' : 'unmute', intent.sid, () => calls.mute(intent.sid, intent.on));
      case 'begin-transfer':
        return about('transfer', intent.sid, async () => {
          if (intent.isCall) await calls.endWithAgent(intent.sid, false);
          try {
            await calls.transfer(intent.sid, intent.to, intent.mode);
          } catch (error) {
            if (intent.isCall) await calls.endWithAgent(intent.sid, true).catch(() => undefined);
            throw error;
          }
        });
      case 'cancel-transfer':
        return about('cancel-transfer', intent.sid, () => calls.cancelTransfer(intent.sid));
      case 'end-with-agent':
        // Worth a try: without it a call may go on without its agent, which ends when the customer hangs up.
        return calls.endWithAgent(intent.sid, intent.on).catch(() => undefined);
      case 'hold-colleague':
        return about(intent.on ? 'hold-colleague' : 'resume-colleague', intent.sid, () =>
          calls.holdColleague(intent.sid, intent.workerSid, intent.on),
        );
      case 'remove-colleague':
        return about('remove-colleague', intent.sid, () => calls.removeColleague(intent.sid, intent.workerSid));
      case 'drop-number':
        return about('drop', intent.sid, () => calls.dropNumber(intent.taskSid, intent.callSid));
      case 'send-digits': {
        const { sid, taskSid, callSid, digits } = intent;
        return about('digits', sid, async () => {
          if (!phone.sendDigits(digits) && callSid !== undefined) await calls.sendDigits(taskSid, callSid, digits);
        });
      }
      case 'leave-call':
        return about('leave', intent.sid, async () => {
          if (intent.resume) await calls.hold(intent.sid, false);
          await calls.leave(intent.taskSid);
        });
      case 'end-stranded':
        return about('end-stranded', intent.sid, () => calls.endForCustomer(intent.taskSid));
      case 'add-number':
        try {
          const callSid = await calls.addNumber(intent.taskSid, intent.number);
          dispatch({ type: 'number-added', sid: intent.sid, number: intent.number, callSid });
        } catch (error) {
          dispatch({ type: 'call-request-failed', sid: intent.sid, request: 'add', problem: noticed(error) });
        }
        return;
      case 'read-people':
        try {
          const read = await calls.readPeople(intent.taskSid, intent.watch);
          dispatch({ type: 'people-read', sid: intent.sid, askedAt: intent.askedAt, ...read });
        } catch (error) {
          noticed(error);
          dispatch({ type: 'people-unread', sid: intent.sid });
        }
        return;
      default:
        try {
          const page = await calls.readDirectory(intent.page);
          dispatch({ type: 'directory-read', page, further: intent.page !== undefined });
        } catch (error) {
          dispatch({ type: 'directory-unread', problem: noticed(error) });
        }
    }
  };
}
