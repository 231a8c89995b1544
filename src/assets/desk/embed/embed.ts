import { effect, type ReadonlySignal } from '@preact/signals';
import { situationOf } from '../card/card-situation';
import type { DeskEvent } from '../desk-events';
import { currentActivity, type DeskState } from '../desk-state';
import { asObject, type JsonObject } from '../ground/json';
import { attributeAt } from '../ground/attribute-at';

/*
 * The desk in another program's frame: what it tells that program, and what it lets itself be told. All of it is here; docs/embedding.md is
 * for whoever writes the other side. A message without `desk: 1` is none of ours, and one from another window or origin is not looked at.
 */

/** The version of everything below. One that a program of today would misread gets another number. */
const VERSION = 1;

/** What the program around the desk hears. */
export type Told =
  /** How the desk stands: after `hello`, and whenever it changes. */
  | {
      readonly type: 'state';
      readonly state: string;
      readonly activity: string | null;
      readonly calls: readonly ToldCall[];
    }
  /** A call or task is offered: it rings. */
  | { readonly type: 'incoming'; readonly call: ToldCall }
  /** It is over for this agent, whichever way. */
  | { readonly type: 'ended'; readonly call: ToldCall }
  /** Whether a command went in. What comes of it is told by `state`. */
  | { readonly type: 'done'; readonly command: string }
  | { readonly type: 'refused'; readonly command: string; readonly why: string };

export interface ToldCall {
  readonly reservationSid: string;
  readonly taskSid: string;
  /** `ringing`, `connected`, `wrapping` …, as the card says it. */
  readonly stage: string;
  readonly queue: string;
  /** The task's `from`; for a call that goes out, the number called. */
  readonly from: string | null;
}

interface Around {
  readonly state: ReadonlySignal<DeskState>;
  readonly dispatch: (event: DeskEvent) => void;
  /** Of the pages that may hold the desk. */
  readonly origins: readonly string[];
  /** The desk's own window and the one around it. */
  readonly here: Pick<Window, 'addEventListener'>;
  readonly parent: Pick<Window, 'postMessage'>;
}

/** Listens to the program around the desk, and tells it what happens from its first `hello` on. */
export function embed({ state, dispatch, origins, here, parent }: Around): void {
  let listener: string | undefined;
  let before: readonly ToldCall[] = [];
  let said = '';

  const tell = (message: Told): void => {
    if (listener !== undefined) parent.postMessage({ desk: VERSION, ...message }, listener);
  };

  function tellState(): void {
    const { value: now } = state;
    const calls = callsOf(now);
    const name = (list: readonly ToldCall[], sid: string) => list.find(({ reservationSid }) => reservationSid === sid);
    for (const call of calls)
      if (call.stage === 'ringing' && !name(before, call.reservationSid)) tell({ type: 'incoming', call });
    for (const call of before) if (!name(calls, call.reservationSid)) tell({ type: 'ended', call });
    before = calls;
    const told: Told = {
      type: 'state',
      state: situationOf(now).name,
      activity: currentActivity(now)?.name ?? null,
      calls,
    };
    const text = JSON.stringify(told);
    if (text === said) return;
    said = text;
    tell(told);
  }

  effect(tellState);

  here.addEventListener('message', ({ source, origin, data }) => {
    const message = asObject(data);
    if (source !== parent || !origins.includes(origin) || message['desk'] !== VERSION) return;
    const { type } = message;
    if (type === 'hello') {
      listener = origin;
      [before, said] = [[], ''];
      tellState();
      return;
    }
    const command = String(type);
    const event = commanded(state.peek(), command, message);
    if (typeof event === 'string') return tell({ type: 'refused', command, why: event });
    event.forEach(dispatch);
    tell({ type: 'done', command });
  });
}

const callsOf = ({ engagements }: DeskState): readonly ToldCall[] =>
  engagements.map(({ sid, stage, reservation: { task } }) => {
    const from = attributeAt(task.attributes, 'outbound_to') ?? attributeAt(task.attributes, 'from');
    return {
      reservationSid: sid,
      taskSid: task.sid,
      stage: stage.name,
      queue: task.queueName ?? '',
      from: typeof from === 'string' ? from : null,
    };
  });

/** What the agent would have done, or why they could not have. */
function commanded(state: DeskState, command: string, { number, activity }: JsonObject): readonly DeskEvent[] | string {
  const ringing = state.engagements.find(({ stage }) => stage.name === 'ringing');
  switch (command) {
    case 'accept':
    case 'reject':
      return ringing ? [{ type: `${command}-asked`, sid: ringing.sid }] : 'nothing rings';
    case 'dial':
      if (!state.outbound.features.outbound) return 'this desk does not dial';
      if (state.engagements.length > 0) return 'there is a call or task already';
      if (typeof number !== 'string' || number === '') return 'number: expected text such as "+15550100"';
      return [{ type: 'pad-asked', open: true }, { type: 'dial-typed', text: number }, { type: 'dial-asked' }];
    case 'activity': {
      const chosen = state.activities.find(({ name }) => name === activity);
      return chosen ? [{ type: 'activity-chosen', activitySid: chosen.sid }] : 'activity: expected the name of one';
    }
    default:
      return 'expected hello, accept, reject, dial or activity';
  }
}
