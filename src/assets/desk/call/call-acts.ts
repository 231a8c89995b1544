import type { InCallEvent } from './call-state';
import type { InCallIntent } from './intent';
import type { CallRequest } from '../ground/calls';
import type { Problem } from '../ground/facts';
import type { CallPort } from './call-port';
import type { Clock } from '../ground/clock';
import { repeated, settled, TRIES } from '../ground/look-again';
import type { Standing } from '../taskrouter/taskrouter-missed';
import type { PhonePort } from '../browser-phone/browser-phone-port';

export interface InCallSurroundings {
  readonly calls: CallPort;
  /** How a reservation stands, by TaskRouter's own word. */
  readonly look: (sid: string) => Promise<Standing | 'gone'>;
  readonly clock: Pick<Clock, 'after'>;
  readonly phone: Pick<PhonePort, 'sendDigits'>;
  readonly dispatch: (event: InCallEvent) => void;
  /** What a thrown thing means; a token that is not taken any more is told to the session as well. */
  readonly noticed: (error: unknown) => Problem;
}

/** Hands what is wanted during a call to its port, and the answer back as an event. Never rejects. */
export function performInCall({
  calls,
  look,
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
    settled(clock, { work, isDone });

  const untilDone = (work: () => Promise<void>, isDone: () => Promise<boolean>): Promise<void> =>
    settled(clock, { work, isDone, times: TRIES });

  const isLeft = async (sid: string): Promise<boolean> => {
    const standing = await look(sid);
    return standing === 'gone' || standing.status !== 'accepted';
  };

  /** Whether a colleague is in the call besides the agent and the customer. */
  const isJoined = async (sid: string): Promise<boolean> => {
    const people = await calls.whoIsIn(sid);
    return people.filter(({ added, connected }) => connected && added === undefined).length > 2;
  };

  /** Whether a colleague said yes: they are in the call, or their phone is being called into it. */
  const isTaken = async (sid: string): Promise<boolean> =>
    (await calls.whoIsIn(sid)).filter(({ added }) => added === undefined).length > 2;

  /** A call whose agent may hang up any time must not go on without them because an answer was lost. */
  const endWithAgentAgain = (sid: string): Promise<void> =>
    settled(clock, {
      work: () => calls.endWithAgent(sid, true),
      isDone: () => isLeft(sid),
      times: Number.POSITIVE_INFINITY,
    }).catch(() => undefined);

  /** While it is not known whether the call is handed on, it must not end when the agent's own part in it does. */
  async function beginTransfer(intent: Extract<InCallIntent, { type: 'begin-transfer' }>): Promise<void> {
    const { sid, to, mode, isCall } = intent;
    try {
      if (isCall) await again(() => calls.endWithAgent(sid, false));
      await once(
        () => calls.transfer(sid, to, mode),
        async () => {
          const standing = await look(sid);
          if (standing === 'gone' || standing.isHandingOn || standing.status !== 'accepted') return true;
          return mode === 'WARM' && (await isTaken(sid));
        },
      );
    } catch (error) {
      if (isCall) void endWithAgentAgain(sid);
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
        await about('transfer', intent.sid, () => beginTransfer(intent));
        // A colleague may say yes or no before the answer is there: of a transfer that it does not know yet the SDK tells no end.
        return again(async () => void (await look(intent.sid))).catch(() => undefined);
      case 'cancel-transfer':
        return about('cancel-transfer', intent.sid, () =>
          once(
            () => calls.cancelTransfer(intent.sid),
            async () => {
              const standing = await look(intent.sid);
              return standing === 'gone' || !standing.isHandingOn;
            },
          ),
        );
      case 'end-with-agent':
        // Without it a call may go on without its agent.
        return intent.on
          ? endWithAgentAgain(intent.sid)
          : again(() => calls.endWithAgent(intent.sid, false)).catch(() => undefined);
      case 'hold-colleague':
        return about(intent.on ? 'hold-colleague' : 'resume-colleague', intent.sid, () =>
          again(() => calls.holdColleague(intent.sid, intent.workerSid, intent.on)),
        );
      case 'remove-colleague':
        return about('remove-colleague', intent.sid, () =>
          untilDone(
            () => calls.removeColleague(intent.sid, intent.workerSid),
            async () => !(await isJoined(intent.sid)),
          ),
        );
      case 'drop-number':
        return about('drop', intent.sid, () =>
          untilDone(
            () => calls.dropNumber(intent.taskSid, intent.callSid),
            async () => (await calls.whoIsIn(intent.sid)).every(({ callSid }) => callSid !== intent.callSid),
          ),
        );
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
            () => isLeft(intent.sid),
          );
        });
      case 'end-stranded':
        return about('end-stranded', intent.sid, () =>
          untilDone(
            () => calls.endForCustomer(intent.taskSid),
            async () => (await calls.whoIsIn(intent.sid)).length === 0,
          ),
        );
      case 'take-back':
        return about('take-back', intent.sid, () =>
          untilDone(
            () => calls.takeBack(intent.taskSid),
            async () => (await calls.whoIsIn(intent.sid)).some(({ yours }) => yours === true),
          ),
        );
      case 'add-number': {
        const { sid, taskSid, number } = intent;
        // A number that is being called is among the people; called twice, it would ring twice.
        let added: string | undefined;
        try {
          await once(
            async () => {
              added = await calls.addNumber(taskSid, number);
            },
            async () => {
              added = (await calls.whoIsIn(sid)).find((person) => person.added === number)?.callSid;
              return added !== undefined;
            },
          );
        } catch (error) {
          return dispatch({ type: 'call-request-failed', sid, request: 'add', problem: noticed(error) });
        }
        if (added !== undefined) dispatch({ type: 'number-added', sid, number, callSid: added });
        return;
      }
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
