import { asObject } from '../../desk/ground/json';
import { actDone, send } from './acts';
import { type Figures, partIn, type TaskFigures } from './figures';
import { type FloorIntent, step, type Step } from './floor-event';
import type { FloorState } from './floor-state';
import type { SupervisionRead, SupervisorAct, Supervising } from './supervising-state';

/** How often it is looked whether the supervisor's phone was answered, and whether they are still in the call. */
export const LOOK_CALLING_MS = 2_000;
export const LOOK_WITHIN_MS = 5_000;

/** A new call for help is heard for so long, unless somebody comes before that. */
export const HELP_HEARD_MS = 20_000;

/** Reads what `/floor-listen` answered. */
export function readSupervision(answer: unknown): SupervisionRead {
  const { conferenceSid, as, connected } = asObject(answer);
  const part = partIn(as);
  return {
    ...(typeof conferenceSid === 'string' && { conferenceSid }),
    ...(part && { as: part }),
    connected: connected === true,
  };
}

/** Whether the sound for help is to be heard: an agent has just asked for it. */
export function isHelpHeard({ session, figures }: FloorState, now: number): boolean {
  if (session.name !== 'open' || !figures) return false;
  return figures.tasks.some(({ help }) => help && now - help.since < HELP_HEARD_MS);
}

/** Whether a supervisor can take part in a task's call. */
export const maySupervise = ({ worker, inConference }: TaskFigures): boolean =>
  inConference && worker?.reservationStatus === 'accepted';

const taskOf = ({ figures }: FloorState, taskSid: string): TaskFigures | undefined =>
  figures?.tasks.find(({ sid }) => sid === taskSid);

/** Listens to a call, or takes part otherwise in the one the supervisor is in: one at a time, for they have one phone. */
export function askSupervise(state: FloorState, taskSid: string, act: SupervisorAct, now: number): Step {
  const { supervising } = state;
  if (supervising) {
    if (supervising.taskSid !== taskSid) return step(state);
    const { reservationSid, conferenceSid } = supervising;
    return sendAct(
      state,
      { taskSid, reservationSid, ...(conferenceSid && { conferenceSid }) },
      supervising.who,
      act,
      now,
    );
  }
  const task = taskOf(state, taskSid);
  if (!task?.worker || !maySupervise(task)) return step(state);
  const { reservationSid, name } = task.worker;
  return sendAct(state, { taskSid, reservationSid }, name, act, now);
}

type WhichCall = Pick<Supervising, 'taskSid' | 'reservationSid'> & { readonly conferenceSid?: string };

function sendAct(state: FloorState, call: WhichCall, who: string, act: SupervisorAct, now: number): Step {
  const deed = { kind: 'supervise', sid: call.taskSid, who, act } as const;
  return send(state, deed, (id): FloorIntent => ({ type: 'supervise', id, act, ...call }), now);
}

/** The supervisor was asked whether to take the call over, and said yes. */
export function confirmTakeOver(state: FloorState, taskSid: string, now: number): Step {
  if (state.question?.kind !== 'take-over' || state.question.sid !== taskSid) return step(state);
  return askSupervise(state, taskSid, 'take-over', now);
}

/** An act came about. */
export function supervised(
  state: FloorState,
  event: { readonly id: number; readonly taskSid: string; readonly read: SupervisionRead },
  now: number,
): Step {
  const act = state.acts.find(({ id }) => id === event.id);
  const deed = act?.deed.kind === 'supervise' ? act.deed : undefined;
  const task = taskOf(state, event.taskSid);
  const before = state.supervising;
  const started =
    task?.worker && deed
      ? { taskSid: task.sid, reservationSid: task.worker.reservationSid, who: deed.who, caller: task.caller }
      : undefined;
  const call = before?.taskSid === event.taskSid ? before : started;
  const next = call
    ? learn(state, { looking: false, lookAt: now, as: 'listens', connected: false, ...call }, event.read, now)
    : state;
  const over = deed?.act === 'take-over' && next.supervising;
  return actDone(over ? { ...next, supervising: { ...over, takenOver: true } } : next, event.id, now);
}

/** It was looked how the supervisor takes part. */
export function supervisionRead(state: FloorState, taskSid: string, read: SupervisionRead, now: number): Step {
  const { supervising } = state;
  return step(supervising?.taskSid === taskSid ? learn(state, supervising, read, now) : state);
}

export function supervisionUnread(state: FloorState, taskSid: string, isGone: boolean, now: number): Step {
  const { supervising, ...rest } = state;
  if (supervising?.taskSid !== taskSid) return step(state);
  if (isGone) return step(rest);
  return step({ ...state, supervising: { ...supervising, looking: false, lookAt: now + LOOK_WITHIN_MS } });
}

function learn(state: FloorState, before: Supervising, read: SupervisionRead, now: number): FloorState {
  const { as, connected, conferenceSid } = read;
  const { supervising: _supervising, ...rest } = state;
  if (!as) return rest;
  const lookAt = now + (connected ? LOOK_WITHIN_MS : LOOK_CALLING_MS);
  const known = { ...before, as, connected, looking: false, lookAt, ...(conferenceSid && { conferenceSid }) };
  return { ...rest, supervising: known };
}

/** A page that was loaded anew finds the call that its supervisor takes part in. */
export function findSupervised(state: FloorState, { tasks, you }: Figures): FloorState {
  if (state.supervising || state.acts.some(({ deed, stage }) => deed.kind === 'supervise' && stage === 'sent'))
    return state;
  const task = tasks.find((one) => one.supervisors[you]);
  const as = task?.supervisors[you];
  if (!task?.worker || !as) return state;
  const { reservationSid, name: who } = task.worker;
  const call = { taskSid: task.sid, reservationSid, who, caller: task.caller };
  return { ...state, supervising: { ...call, as, connected: false, looking: false, lookAt: 0 } };
}

export function tickSupervising(state: FloorState, now: number): Step {
  const { supervising, session } = state;
  if (!supervising || session.name !== 'open' || supervising.looking || now < supervising.lookAt) return step(state);
  const { taskSid, reservationSid, conferenceSid } = supervising;
  const call = { taskSid, reservationSid, ...(conferenceSid && { conferenceSid }) };
  return step({ ...state, supervising: { ...supervising, looking: true } }, { type: 'look-supervised', ...call });
}
