import type { Twilio } from 'twilio';
import { changeAttributes, readTask, type ReadTask } from '../changing-task';
import type { PauseClock } from '../deadline/clock-task';
import { setClock } from '../deadline/set-clock';
import { DeskError, hasCode, unlessNotFound } from '../errors';
import { ownConference, type OwnCall } from '../own-conference';
import { isSid } from '../sids';
import { isOver, recordingContext, type WhichRecording } from './recording-context';
import { lasts, mayWrite, pausedBy, recordingNoteOf, resumedAt, withNote, type RecordingNote } from './recording-note';
import { policyOf } from './recording-policy';
import type { RecordingSettings } from './recording-settings';

export const recordingActs = ['look', 'start', 'pause', 'resume'] as const;
export type RecordingAct = (typeof recordingActs)[number];

/** What an agent wants of the recording of their call. */
export interface RecordingAsked extends OwnCall {
  readonly act: RecordingAct;
  /** The conference that the page knows of. */
  readonly conferenceSid: string;
  /** The customer's call in it. */
  readonly callSid: string;
  /** Who asks, for people to read. */
  readonly by: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly settings: RecordingSettings;
}

/** How it stands with the recording of a call. */
export interface RecordingState {
  readonly recording: 'none' | 'on' | 'paused';
  /** When the pause ends by itself, in ISO 8601. */
  readonly until?: string;
  /** Who paused it. */
  readonly by?: string;
}

const stateOf = (note: RecordingNote | undefined): RecordingState => {
  if (!note) return { recording: 'none' };
  const { paused } = note;
  return paused ? { recording: 'paused', until: paused.until, by: paused.by } : { recording: 'on' };
};

const notRecorded = (): DeskError => new DeskError('not_found', 'This call is not recorded (any more).');

const underWay: readonly string[] = ['in-progress', 'paused', 'processing'];

/** Longer than a Function takes: until then no clock rings that began with a pause which lasts longer. */
const clockMayRingMs = 15_000;

/**
 * Looks for, begins, pauses or resumes the recording of the worker's own call: two requests one after another. To do it again does no harm.
 *
 * Twilio does not tell whether a recording is paused, so it stands in the task's attributes, which all pages in the call see. They are
 * written in the same moment; where Twilio will not, they are set right again.
 *
 * @throws DeskError `forbidden` where the call is not the worker's, `not_enabled` where such calls are not recorded, or there are no pauses,
 * `not_found` where the call or its recording is over, `conflict` while the call is offered to somebody else
 */
export async function actOnRecording(client: Twilio, asked: RecordingAsked): Promise<RecordingState> {
  const { act, workspaceSid, taskSid, conferenceSid, callSid, settings } = asked;
  const room = client.conferences(conferenceSid);
  const newest = { pageSize: 20, limit: 20 };
  // What is not the worker's own is asked for early, and not believed.
  const early = Promise.all([
    act === 'look' || act === 'start' ? room.recordings.list({ ...newest }) : [],
    act === 'look' || act === 'start' ? client.calls(callSid).recordings.list({ ...newest }) : [],
    room.participants(callSid).fetch(),
  ]);
  early.catch(() => undefined);
  const reading = readTask(client, workspaceSid, taskSid);
  reading.catch(() => undefined);
  const conference = await ownConference(client, asked);
  if (conference.sid !== conferenceSid)
    throw new DeskError('conflict', 'The call is in another conference by now. Look at it, then try again.');
  const task = await unlessNotFound(reading, notRecorded());
  if (policyOf(settings.policies, task.workflowName) === 'off')
    throw new DeskError(
      'not_enabled',
      'Calls of this workflow are not recorded: RECORDING says for which ones they are.',
    );
  if (act !== 'look' && !mayWrite(task.assignmentStatus))
    throw new DeskError('conflict', 'The call is being offered to somebody else. Wait until they have it, or not.');
  const note = recordingNoteOf(task.attributes);
  if (act === 'pause' || act === 'resume') {
    // The note may be anybody's; a call must be in this conference.
    if (note?.call !== undefined) {
      if (note.call !== callSid) throw notRecorded();
      await unlessNotFound(early, notRecorded());
    }
    // Twilio takes other words for a recording, too, which no clock would know again.
    if (!note || !isSid('RE', note.sid)) throw notRecorded();
    return act === 'pause' ? pause(client, asked, task, note) : resume(client, asked, task, note);
  }
  if (note) return stateOf(note);
  const [ofConference, ofCall] = await unlessNotFound(early, notRecorded());
  const found = [...ofConference, ...ofCall].find(({ status }) => underWay.includes(status));
  if (!found && act === 'look') return stateOf(undefined);
  if (!mayWrite(task.assignmentStatus)) return { recording: 'on' };
  const { sid, conferenceSid: of } = found ?? (await client.calls(callSid).recordings.create());
  let stands = sid;
  const state = await write(client, asked, task, (before) => {
    const known = before ?? { sid, ...(!of && { call: callSid }), pauses: [] };
    stands = known.sid;
    return known;
  });
  // Somebody else began one at the same time: a second one would go on through its pauses.
  if (!found && stands !== sid) await client.calls(callSid).recordings(sid).update({ status: 'stopped' });
  return state;
}

/** Writes the note: one request, more where somebody else changed the attributes meanwhile. */
async function write(
  client: Twilio,
  { workspaceSid, taskSid }: RecordingAsked,
  task: ReadTask,
  change: (note: RecordingNote | undefined) => RecordingNote | undefined,
): Promise<RecordingState> {
  const changed = (attributes: string): string | undefined => {
    const note = change(recordingNoteOf(attributes));
    return note && withNote(attributes, note);
  };
  let attributes = changed(task.attributes);
  if (attributes === undefined) return stateOf(recordingNoteOf(task.attributes));
  try {
    const context = client.taskrouter.v1.workspaces(workspaceSid).tasks(taskSid);
    await context.update({ attributes, ifMatch: task.version });
  } catch (error) {
    if (!hasCode(error, 'conflict')) throw error;
    attributes = await changeAttributes(client, { workspaceSid, taskSid }, (before) =>
      Promise.resolve(changed(before.attributes)),
    );
  }
  return stateOf(recordingNoteOf(attributes));
}

async function pause(
  client: Twilio,
  asked: RecordingAsked,
  task: ReadTask,
  note: RecordingNote,
): Promise<RecordingState> {
  const { settings, workspaceSid, taskSid, conferenceSid, by, now } = asked;
  const { clocks: workflowSid, pauseSeconds } = settings;
  const limitMs = pauseSeconds * 1_000;
  if (workflowSid === undefined || limitMs === 0)
    throw new DeskError(
      'not_enabled',
      'Recordings are not paused here: DEADLINE_WORKFLOW_SID is not set, or PAUSE_SECONDS is 0.',
    );
  const which = recordingOf(note, conferenceSid);
  const recording = recordingContext(client, which);
  const wasPaused = lasts(note, now, now + limitMs);
  const paused = pausedBy(note, by, now, now + limitMs);
  const leftMs = Date.parse(paused.paused.until) - now;
  const clock: PauseClock = {
    of: 'pause',
    task: taskSid,
    conference: conferenceSid,
    ...(note.call !== undefined && { call: note.call }),
    recording: note.sid,
    round: 1,
  };
  const [done, set, written] = await Promise.allSettled([
    recording.update({ status: 'paused' }),
    // That of a pause which lasts may be missing: whoever began it may have broken off.
    setClock(client, { workspaceSid, workflowSid }, clock, leftMs),
    write(client, asked, task, (before) => before && pausedBy(before, by, now, now + limitMs)),
  ]);
  if (done.status === 'fulfilled' && set.status === 'fulfilled') {
    if (written.status === 'fulfilled') return written.value;
    return write(client, asked, await readTask(client, workspaceSid, taskSid), (before) =>
      pausedBy(before ?? note, by, now, now + limitMs),
    );
  }
  // Nobody is to read a card's number to a recording that is said to be paused, nor is one to stay paused without a clock.
  // Where no answer came it may be paused all the same.
  const mayBePaused = done.status === 'fulfilled' || !isOver(done.reason);
  await Promise.allSettled([
    !wasPaused && mayBePaused && recording.update({ status: 'in-progress' }),
    changeAttributes(client, { workspaceSid, taskSid }, ({ attributes }) => {
      const stands = recordingNoteOf(attributes);
      return Promise.resolve(stands && withNote(attributes, { ...note, pauses: stands.pauses }));
    }),
  ]);
  throw reasonOf(done, set);
}

async function resume(
  client: Twilio,
  asked: RecordingAsked,
  task: ReadTask,
  note: RecordingNote,
): Promise<RecordingState> {
  const { now, conferenceSid } = asked;
  const recording = recordingContext(client, recordingOf(note, conferenceSid));
  const [done, written] = await Promise.allSettled([
    recording.update({ status: 'in-progress' }),
    write(client, asked, task, (before) => before && resumedAt(before, now)),
  ]);
  if (done.status === 'rejected') {
    const reason = reasonOf(done);
    // It is still paused, and is to be seen to be; where it was resumed and no answer came, it is so again.
    const isLong = note.paused !== undefined && Date.parse(note.paused.until) > now + clockMayRingMs;
    if (isLong && !isOver(done.reason)) await recording.update({ status: 'paused' }).catch(() => undefined);
    await write(client, asked, await readTask(client, asked.workspaceSid, asked.taskSid), () => note).catch(
      () => undefined,
    );
    throw reason;
  }
  if (written.status === 'fulfilled') return written.value;
  return write(client, asked, await readTask(client, asked.workspaceSid, asked.taskSid), (before) =>
    resumedAt(before ?? note, now),
  );
}

const recordingOf = ({ call, sid }: RecordingNote, conferenceSid: string): WhichRecording => ({
  conferenceSid,
  call,
  sid,
});

function reasonOf(...results: readonly PromiseSettledResult<unknown>[]): unknown {
  const failed = results.find(({ status }) => status === 'rejected');
  const reason: unknown = failed?.status === 'rejected' ? failed.reason : undefined;
  return isOver(reason) ? notRecorded() : reason;
}
