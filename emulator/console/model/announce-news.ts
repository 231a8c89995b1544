import { formatDuration } from './shown-duration';
import type { Intent } from './intent';
import type { LoggedEvent, Snapshot, Workspace } from './snapshot';

/** More than this at once is a summary, because a screen reader is still speaking when the next news come. */
const sentencesAtOnce = 3;

const reservationNews: Readonly<Record<string, string>> = {
  'reservation.created': 'is ringing',
  'reservation.accepted': 'accepted',
  'reservation.rejected': 'rejected',
  'reservation.timeout': 'did not answer in time',
  'reservation.canceled': 'lost the reservation: canceled',
  'reservation.rescinded': 'lost the reservation: somebody else accepted first',
  'reservation.wrapup': 'is wrapping up',
  'reservation.completed': 'is done',
};

const taskNews: Readonly<Record<string, string>> = {
  'task.created': 'A task was created',
  'task.canceled': 'A task was canceled',
  'task.completed': 'A task was completed',
};

/** What happened between two states, in a few words for a screen reader; `undefined` if nothing worth saying. */
export function announceNews(before: Snapshot, after: Snapshot): string | undefined {
  const known = new Set(before.events.map(({ sid }) => sid));
  const sentences = after.events
    .filter(({ sid }) => !known.has(sid))
    .toReversed()
    .map((event) => sentenceOf(event, after.workspaces))
    .concat(endedCalls(before, after))
    .filter((sentence) => sentence !== undefined);
  const last = sentences.at(-1);
  if (sentences.length > sentencesAtOnce) return `${sentences.length} things happened. The last: ${last}.`;
  return last && `${sentences.join('. ')}.`;
}

function sentenceOf({ type, resourceSid }: LoggedEvent, workspaces: readonly Workspace[]): string | undefined {
  const reservationDid = reservationNews[type];
  if (reservationDid) {
    const reservations = workspaces.flatMap(({ reservations }) => reservations);
    const worker = reservations.find(({ sid }) => sid === resourceSid)?.workerName;
    return `${worker ?? 'A worker'} ${reservationDid}`;
  }
  if (type === 'worker.activity.update') {
    const worker = workspaces.flatMap(({ workers }) => workers).find(({ sid }) => sid === resourceSid);
    return worker && `${worker.friendlyName} is now ${worker.activityName}`;
  }
  return taskNews[type];
}

function endedCalls(before: Snapshot, after: Snapshot): string[] {
  const live = new Set(before.calls.filter(({ status }) => isLive(status)).map(({ sid }) => sid));
  return after.calls
    .filter(({ sid, status }) => live.has(sid) && !isLive(status))
    .map(({ from }) => `The call from ${from} has ended`);
}

/** Whether a call or a conference with this status is still going on. */
export function isLive(status: string): boolean {
  return ['queued', 'ringing', 'init', 'in-progress'].includes(status);
}

/** What to say once something asked for has been done, where the change itself does not say it. */
export function announceDone(intent: Intent): string | undefined {
  switch (intent.type) {
    case 'place-call':
      return `Calling ${intent.to} from ${intent.from}.`;
    case 'press':
      return `Pressed ${intent.digits.split('').join(' ')}.`;
    case 'freeze':
      return 'The clock is frozen.';
    case 'resume':
      return 'The clock is running.';
    case 'advance':
      return `The clock was advanced by ${formatDuration(intent.durationMs)}.`;
    case 'add-fault':
      return 'The fault was added.';
    case 'remove-fault':
      return `Fault ${intent.id} was removed.`;
    case 'reset':
      return 'Everything is back to the seed.';
    default:
      return undefined;
  }
}
