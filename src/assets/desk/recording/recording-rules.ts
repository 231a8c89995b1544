import { type DeskState, mayAct } from '../desk-state';
import { asking, callOf, type CallRequest, type CallState, isAsked, type Recorded } from '../ground/calls';
import { type Engagement, talkOf } from '../ground/engagement';
import { type CallRule, putCall } from '../ground/engagements';
import type { TaskFacts } from '../ground/facts';
import { asObject, type JsonObject } from '../ground/json';
import { plainText } from '../ground/plain-text';
import { conferenceOf, customerCallOf } from '../ground/task';
import { andThen, step, type Step } from '../step';
import type { RecordingAct } from './recording-state';

/** Pause before what the page does by itself is tried again. */
const AGAIN_AFTER_MS = 5_000;

export const REQUESTS = { start: 'record', pause: 'pause-recording', resume: 'resume-recording' } as const;
const ALL: readonly CallRequest[] = Object.values(REQUESTS);

/** Whether calls like this one are recorded, from the beginning or once an agent begins it. */
export function recordingPolicy(
  { outbound }: Pick<DeskState, 'outbound'>,
  { workflowName = '' }: TaskFacts,
): 'on' | 'asked' | undefined {
  const policies = outbound.features.recording?.policies ?? {};
  const policy = Object.hasOwn(policies, workflowName) ? policies[workflowName] : policies[''];
  return policy === 'on' || policy === 'asked' ? policy : undefined;
}

/** What is kept of it in the task, for everybody in the call. */
const noteIn = ({ attributes }: TaskFacts): string | undefined => JSON.stringify(attributes['desk_recording']);

/** Reads how a recording stands, as a note or an answer has it. */
function readPause({ by, until }: JsonObject): Recorded | undefined {
  const end = Date.parse(String(until));
  return Number.isFinite(end) ? { name: 'paused', until: end, by: plainText(String(by)) } : undefined;
}

export function readRecorded(answer: JsonObject): Recorded {
  return readPause(answer) ?? { name: answer['recording'] === 'none' ? 'none' : 'on' };
}

/** How it stands with the recording of a call; `undefined` while nobody knows. What our server said last counts until the task says otherwise. */
export function recordedOf({ recording }: CallState, task: TaskFacts): Recorded | undefined {
  const note = noteIn(task);
  if (recording?.told && recording.note === note) return recording.told;
  return note === undefined
    ? undefined
    : (readPause(asObject(asObject(task.attributes['desk_recording'])['paused'])) ?? { name: 'on' });
}

/** A pause that should have ended by then has: our server's clock ends it, though it may not write into a task that is being offered. */
const LATE_MS = 3_000;

/** What is to be said of it. @param now - By the browser's clock. */
export const shownOf = (recorded: Recorded | undefined, { skewMs }: DeskState, now: number): Recorded | undefined =>
  recorded?.name === 'paused' && recorded.until + LATE_MS < now + skewMs ? { name: 'on' } : recorded;

export const isBusy = (call: CallState): boolean => isAsked(call, ...ALL);

function ask(state: DeskState, { sid, reservation }: Engagement, call: CallState, act: RecordingAct): Step {
  const { task } = reservation;
  const [conferenceSid, callSid] = [conferenceOf(task), customerCallOf(task)];
  if (conferenceSid === undefined || callSid === undefined) return step(state);
  const legs = { taskSid: task.sid, conferenceSid, callSid };
  return putCall(state, call, { type: 'act-on-recording', sid, act, ...legs });
}

/** The agent begins, pauses or resumes it. */
export const askRecording: CallRule<{ act: keyof typeof REQUESTS }> = (state, engagement, call, { act }) =>
  isBusy(call) ? step(state) : ask(state, engagement, asking(call, REQUESTS[act]), act);

export const tell: CallRule<{ told: Recorded }> = (state, { reservation }, call, { told }) =>
  putCall(state, { ...call, recording: { tryAt: 0, told, note: noteIn(reservation.task) } });

/** Whatever has happened: it is known whether a call is recorded, and a pause ends in time. */
export function keepRecordings(state: DeskState, now: number): Step {
  if (!state.outbound.features.recording || !mayAct(state)) return step(state);
  return state.engagements.reduce((so, engagement) => andThen(so, (next) => keep(next, engagement, now)), step(state));
}

function keep(state: DeskState, engagement: Engagement, now: number): Step {
  const { stage, sid, reservation } = engagement;
  if (stage.name !== 'connected' || talkOf(engagement) !== 'call') return step(state);
  const call = callOf(state.inCall, sid);
  if (!recordingPolicy(state, reservation.task) || isBusy(call) || now < (call.recording?.tryAt ?? 0))
    return step(state);
  const recorded = recordedOf(call, reservation.task);
  const isOverdue = recorded?.name === 'paused' && recorded.until <= now + state.skewMs;
  if (recorded && !isOverdue) return step(state);
  const tried = { ...call, recording: { ...call.recording, tryAt: now + AGAIN_AFTER_MS } };
  const { state: next, intents } = ask(state, engagement, tried, recorded ? 'resume' : 'look');
  return step(
    next,
    ...intents.map((intent) => (intent.type === 'act-on-recording' ? { ...intent, byItself: true as const } : intent)),
  );
}
