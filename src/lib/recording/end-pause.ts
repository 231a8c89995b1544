import type { Twilio } from 'twilio';
import { isGone, unlessGone } from '../alone/twilio-answers';
import { changeAttributes } from '../changing-task';
import type { PauseClock } from '../deadline/clock-task';
import { mayWrite, recordingNoteOf, resumedAt, withNote } from './recording-note';
import { isOver, recordingContext } from './recording-context';

/** The recording goes on again; or there was nothing to be done: the pause or the call had ended, or it is a later pause. */
export type PauseEnd = 'resumed' | 'over before';

/** A clock may be a second early, since TaskRouter counts in whole ones. */
const earlyMs = 1_000;

/**
 * Ends a pause of a recording that nobody has ended in time, whatever became of the page that began it. What a clock says is believed only
 * as far as the conference is the task's, and the call in it.
 *
 * Three requests where the pause had ended before, up to six where not.
 *
 * @param now - Epoch milliseconds.
 */
export async function endPause(
  client: Twilio,
  workspaceSid: string,
  clock: PauseClock,
  now: number,
): Promise<PauseEnd> {
  const { task: taskSid, conference: conferenceSid, call } = clock;
  const task = { workspaceSid, taskSid };
  const [conference, read] = await Promise.all([
    unlessGone(client.conferences(conferenceSid).fetch(), undefined),
    unlessGone(client.taskrouter.v1.workspaces(workspaceSid).tasks(taskSid).fetch(), undefined),
  ]);
  if (!conference || conference.friendlyName !== taskSid || conference.status === 'completed') return 'over before';
  const paused = read && recordingNoteOf(read.attributes)?.paused;
  // A later pause has a clock of its own. Where none is known of, a recording that goes on does no harm.
  if (paused && Date.parse(paused.until) > now + earlyMs) return 'over before';
  try {
    if (call !== undefined) await client.conferences(conferenceSid).participants(call).fetch();
    await recordingContext(client, { conferenceSid, call, sid: clock.recording }).update({ status: 'in-progress' });
  } catch (error) {
    if (isOver(error)) return 'over before';
    throw error;
  }
  if (!paused) return 'resumed';
  const change = changeAttributes(client, task, ({ attributes, assignmentStatus }) => {
    const note = recordingNoteOf(attributes);
    const isThis = note?.paused !== undefined && Date.parse(note.paused.until) <= now + earlyMs;
    return Promise.resolve(
      isThis && mayWrite(assignmentStatus) ? withNote(attributes, resumedAt(note, now)) : undefined,
    );
  });
  await change.catch((error: unknown) => {
    if (!isGone(error)) throw error;
  });
  return 'resumed';
}
