import type { BehaviourOf, IntentOf } from '../behaviour';
import type { TransferEvent, TransferIntent } from './transfer-state';
import * as rules from './transfer-rules';
import { andThen, step } from '../step';
import { askNumber, followNumbers } from './to-number';
import { learnDirectory } from './transfer-directory';
import { aboutCall, putCall, whileTalking } from '../ground/engagements';
import { callActs } from '../call/call-acts';

/** The server is asked once nothing has been typed for so long. */
export const SEARCH_AFTER_MS = 300;

/** Handing a call or a task on: to whom, with or without talking first, and what becomes of it. */
export const transfer: BehaviourOf<TransferEvent, TransferIntent> = {
  on: {
    'directory-asked': rules.askDirectory,
    'directory-read': (state, { page, further }) =>
      step(rules.withDirectory(state, learnDirectory(state.inCall.directory, page, further))),
    'directory-unread': (state, { problem }) =>
      step(rules.withDirectory(state, { ...state.inCall.directory, name: 'failed', problem })),
    'search-typed': aboutCall((state, _engagement, call, { text }) => putCall(state, { ...call, search: text })),
    'search-again-asked': rules.forgetSought,
    'colleagues-found': (state, { text, workers }) => rules.sought(state, { text, workers, stage: 'found' }),
    'search-failed': (state, { text, problem }) => rules.sought(state, { text, problem, stage: 'failed' }),
    'mode-chosen': aboutCall((state, _engagement, call, { mode }) => putCall(state, { ...call, mode })),
    'transfer-asked': aboutCall(rules.askTransfer),
    'number-chosen': whileTalking(askNumber),
    'transfer-cancel-asked': aboutCall(rules.cancelTransfer),
    'transfer-dismissed': aboutCall(rules.dismissTransfer),
    'colleague-hold-asked': whileTalking(rules.holdColleague),
    'colleague-removal-asked': whileTalking(rules.removeColleague),
    'transfer-changed': aboutCall(rules.transferred),
    'transfer-unheard': aboutCall(rules.transferUnheard),
  },
  after: (state, now) => andThen(rules.seek(state), (next) => followNumbers(next, now)),
  perform: (given) => {
    const { calls, clock, dispatch, look } = given;
    const { about, again, once, untilDone, endWithAgentAgain } = callActs(given);

    /** Those in the call, or on the way into it, whom nobody added: more than two with a colleague. */
    const withoutThirds = async (sid: string) =>
      (await calls.whoIsIn(sid)).filter(({ added, supervisor }) => added === undefined && !supervisor);

    /** Whether a colleague is in the call besides the agent and the customer. */
    const isJoined = async (sid: string): Promise<boolean> =>
      (await withoutThirds(sid)).filter(({ connected }) => connected).length > 2;

    /** Whether a colleague said yes: they are in the call, or their phone is being called into it. */
    const isTaken = async (sid: string): Promise<boolean> => (await withoutThirds(sid)).length > 2;

    /** While it is not known whether the call is handed on, it must not end when the agent's own part in it does. */
    async function begin({ sid, to, mode, isCall }: IntentOf<'begin-transfer'>): Promise<void> {
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

    /** What was typed last: a search for what came before it is not begun. */
    let typed = '';

    return {
      'begin-transfer': async (intent, noticed) => {
        await about('transfer', intent.sid, () => begin(intent), noticed);
        // A colleague may say yes or no before the answer is there: of a transfer that it does not know yet the SDK tells no end.
        await again(async () => void (await look(intent.sid))).catch(() => undefined);
      },
      'cancel-transfer': ({ sid }, noticed) =>
        about(
          'cancel-transfer',
          sid,
          () =>
            once(
              () => calls.cancelTransfer(sid),
              async () => {
                const standing = await look(sid);
                return standing === 'gone' || !standing.isHandingOn;
              },
            ),
          noticed,
        ),
      'hold-colleague': ({ sid, workerSid, on }, noticed) =>
        about(
          on ? 'hold-colleague' : 'resume-colleague',
          sid,
          () => again(() => calls.holdColleague(sid, workerSid, on)),
          noticed,
        ),
      'remove-colleague': ({ sid, workerSid }, noticed) =>
        about(
          'remove-colleague',
          sid,
          () =>
            untilDone(
              () => calls.removeColleague(sid, workerSid),
              async () => !(await isJoined(sid)),
            ),
          noticed,
        ),
      'read-directory': async ({ page: from }, noticed) => {
        try {
          const page = await calls.readDirectory(from);
          dispatch({ type: 'directory-read', page, further: from !== undefined });
        } catch (error) {
          dispatch({ type: 'directory-unread', problem: noticed(error) });
        }
      },
      'search-colleagues': async ({ text }, noticed) => {
        typed = text;
        await new Promise<void>((resolve) => void clock.after(SEARCH_AFTER_MS, resolve));
        if (typed !== text) return;
        try {
          dispatch({ type: 'colleagues-found', text, workers: await calls.searchColleagues(text) });
        } catch (error) {
          dispatch({ type: 'search-failed', text, problem: noticed(error) });
        }
      },
    };
  },
};
