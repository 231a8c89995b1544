import type { Problem } from '../../desk/ground/facts';
import { type FloorIntent, step, type Step } from './floor-event';
import { ask } from './reading';
import { type Act, actOn, type Deed, type FloorState } from './floor-state';

/** A good result is shown for so long; a failure until it is dismissed, or tried again. */
export const SHOWN_FOR_MS = 15_000;

/** As many results as anybody reads. */
const MOST_SHOWN = 4;

export function chooseActivity(state: FloorState, workerSid: string, activitySid: string, now: number): Step {
  const worker = state.figures?.workers.find(({ sid }) => sid === workerSid);
  const activity = state.figures?.activities.find(({ sid }) => sid === activitySid);
  if (!worker || !activity) return step(state);
  const deed = {
    kind: 'activity',
    sid: workerSid,
    who: worker.name,
    activitySid,
    activityName: activity.name,
  } as const;
  return send(state, deed, (id) => ({ type: 'set-activity', id, workerSid, activitySid }), now);
}

/** The supervisor was asked whether to end the task, and said yes. */
export function confirmEnd(state: FloorState, taskSid: string, now: number): Step {
  const { question } = state;
  const task = state.figures?.tasks.find(({ sid }) => sid === taskSid);
  if (question?.kind !== 'end' || question.sid !== taskSid) return step(state);
  const { ending } = question;
  const deed = { kind: 'end', sid: taskSid, who: task?.caller ?? '', ending } as const;
  return send(state, deed, (id) => ({ type: 'end-task', id, taskSid, ending }), now);
}

/** Sends a deed on its way, unless one with the same worker, task or call is. */
export function send(state: FloorState, deed: Deed, intent: (id: number) => FloorIntent, now: number): Step {
  if (state.session.name !== 'open' || actOn(state, deed.sid)) return step(state);
  const id = state.nextActId;
  // What came of the last try with the same is over.
  const others = state.acts.filter((act) => act.deed.sid !== deed.sid);
  const { question, ...rest } = state;
  const open = question && question.sid !== deed.sid && { question };
  const acts: readonly Act[] = [...others, { id, deed, stage: 'sent', at: now }];
  return step({ ...rest, ...open, acts: shortened(acts), nextActId: id + 1 }, intent(id));
}

/** Drops the oldest results, never what is on its way. */
function shortened(acts: readonly Act[]): readonly Act[] {
  const surplus = acts.filter(({ stage }) => stage !== 'sent').slice(0, -MOST_SHOWN);
  return acts.filter((act) => !surplus.includes(act));
}

export function actDone(state: FloorState, id: number, now: number): Step {
  return ask(
    settled(state, id, (act) => ({ ...act, stage: 'done', at: now })),
    true,
  );
}

export function actFailed(state: FloorState, id: number, problem: Problem, now: number): Step {
  return ask(
    settled(state, id, (act) => ({ ...act, stage: 'failed', at: now, problem })),
    true,
  );
}

function settled(state: FloorState, id: number, become: (act: Act) => Act): FloorState {
  const acts = state.acts.map((act) => (act.id === id && act.stage === 'sent' ? become(act) : act));
  return { ...state, acts: shortened(acts) };
}

export function dismiss(state: FloorState, id: number): Step {
  return step({ ...state, acts: state.acts.filter((act) => act.id !== id || act.stage === 'sent') });
}

/** Takes away good results that were there long enough. */
export function tickActs(state: FloorState, now: number): FloorState {
  const acts = state.acts.filter(({ stage, at }) => stage !== 'done' || now - at < SHOWN_FOR_MS);
  return acts.length === state.acts.length ? state : { ...state, acts };
}
