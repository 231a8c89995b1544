import type { InCallEvent } from '../model/in-call/event';
import type { InCallIntent } from '../model/in-call/intent';
import type { CallRequest } from '../model/in-call/state';
import type { Problem } from '../model/facts';
import type { CallPort } from './calls';
import type { Clock } from './clock';
import { doneOnce, repeated } from './look-again';
import type { PhonePort } from './phone';

export interface InCallSurroundings {
  readonly calls: CallPort;
  readonly clock: Pick<Clock, 'after'>;
  readonly phone: Pick<PhonePort, 'sendDigits'>;
  readonly dispatch: (event: InCallEvent) => void;
  /** What a thrown thing means; a token that is not taken any more is told to the session as well. */
  readonly noticed: (error: unknown) => Problem;
}

/** Hands what is wanted during a call to its port, and the answer back as an event. Never rejects. */
export function performInCall({
  calls,
  clock,
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

  const again = (work: () => Promise<void>): Promise<void> => repeated(clock, work);

  const once = (work: () => Promise<void>, isDone: () => Promise<boolean>): Promise<void> =>
    doneOnce(clock, work, isDone, (error) => {
      // Who has signed out meanwhile has no call here any more.
      const { code } = noticed(error);
      return code === 'not-connected' || code === 'not-found';
    });

  /** While it is not known whether the call is handed on, it must not end when the agent's own part in it does. */
  async function beginTransfer(intent: Extract<InCallIntent, { type: 'begin-transfer' }>): Promise<void> {
    const { sid, to, mode, isCall } = intent;
    if (isCall) await again(() => calls.endWithAgent(sid, false));
    try {
      await once(
        () => calls.transfer(sid, to, mode),
        async () => {
          const standing = await calls.look(sid);
          if (standing === 'gone' || standing.isHandingOn || standing.status !== 'accepted') return true;
          if (mode === 'COLD' || !(await calls.isJoined(sid))) return false;
          const kind = to.startsWith('WQ') ? 'queue' : 'worker';
          dispatch({ type: 'transfer-changed', sid, transfer: { mode, to, kind, status: 'complete' } });
          return true;
        },
      );
    } catch (error) {
      if (isCall) await again(() => calls.endWithAgent(sid, true)).catch(() => undefined);
      throw error;
    }
  }

  return async (intent) => {
    switch (intent.type) {
      case 'hold-customer':
        return about(intent.on ? 'hold' : 'resume', intent.sid, () => again(() => calls.hold(intent.sid, intent.on)));
      case 'mute-agent':
        return about(intent.on ? 'mute' : 'unmute', intent.sid, () => again(() => calls.mute(intent.sid, intent.on)));
      case 'begin-transfer':
        return about('transfer', intent.sid, () => beginTransfer(intent));
      case 'cancel-transfer':
        return about('cancel-transfer', intent.sid, () =>
          once(
            () => calls.cancelTransfer(intent.sid),
            async () => {
              const standing = await calls.look(intent.sid);
              return standing === 'gone' || !standing.isHandingOn;
            },
          ),
        );
      case 'end-with-agent':
        // Worth a try: without it a call may go on without its agent, which ends when the customer hangs up.
        return again(() => calls.endWithAgent(intent.sid, intent.on)).catch(() => undefined);
      case 'hold-colleague':
        return about(intent.on ? 'hold-colleague' : 'resume-colleague', intent.sid, () =>
          again(() => calls.holdColleague(intent.sid, intent.workerSid, intent.on)),
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
          if (intent.resume) await again(() => calls.hold(intent.sid, false));
          await once(
            () => calls.leave(intent.taskSid),
            async () => {
              const standing = await calls.look(intent.sid);
              return standing === 'gone' || standing.status !== 'accepted';
            },
          );
        });
      case 'end-stranded':
        return about('end-stranded', intent.sid, () => again(() => calls.endForCustomer(intent.taskSid)));
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
          const isOver = noticed(error).code === 'not_found';
          dispatch({ type: 'people-unread', sid: intent.sid, ...(isOver && { isOver }) });
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
