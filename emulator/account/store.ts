import { Table } from '../core/table';
import type {
  ActivityRow,
  ReservationRow,
  TaskChannelRow,
  TaskQueueRow,
  TaskRow,
  TransferRow,
  WorkerChannelRow,
  WorkerRow,
  WorkflowRow,
  WorkspaceRow,
} from './taskrouter-rows';
import type {
  SyncDocumentRow,
  SyncListItemRow,
  SyncListRow,
  SyncMapItemRow,
  SyncMapRow,
  SyncObjectRow,
  SyncServiceRow,
} from './sync-rows';
import type {
  CallRow,
  ConferenceRow,
  ParticipantRow,
  PhoneNumberRow,
  QueueMemberRow,
  QueueRow,
  RecordingRow,
} from './voice-rows';

const openStatuses: readonly string[] = ['pending', 'accepted', 'wrapping'];

/** Whether a reservation still holds its worker: pending, accepted or wrapping. */
export function isOpen(reservation: ReservationRow): boolean {
  return openStatuses.includes(reservation.status);
}

/** Where the versions of tasks and workers start: high enough that clients comparing them as text never cross a change of length soon. */
export const firstVersion = 1000;

/** Whether something is still recorded, or would be but for a pause. */
export const isUnderWay = ({ status }: RecordingRow): boolean => status === 'in-progress' || status === 'paused';

/** The one key of an index of all that is over. */
export const ended = 'ended';

/** The tables by name, parents before children. */
export const tableNames = [
  'workspaces',
  'activities',
  'workers',
  'taskChannels',
  'workerChannels',
  'taskQueues',
  'workflows',
  'tasks',
  'reservations',
  'transfers',
  'phoneNumbers',
  'calls',
  'queues',
  'queueMembers',
  'conferences',
  'participants',
  'recordings',
  'syncServices',
  'syncDocuments',
  'syncMaps',
  'syncMapItems',
  'syncLists',
  'syncListItems',
] as const;
export type TableName = (typeof tableNames)[number];
/** The names in a service of Sync, each unique among things of its kind. */
const nameInService = ({ serviceSid, uniqueName }: SyncObjectRow): string | undefined =>
  uniqueName === null ? undefined : `${serviceSid}/${uniqueName}`;

/** Everything the emulator knows, each kind of thing in its table, with the indexes it is looked up by. */
export class Store {
  readonly workspaces = new Table<WorkspaceRow>();

  readonly activities = new Table<ActivityRow>();
  readonly activitiesOf = this.activities.index((row) => row.workspaceSid);

  readonly workers = new Table<WorkerRow>();
  readonly workersOf = this.workers.index((row) => row.workspaceSid);
  readonly workersInActivity = this.workers.index((row) => row.activitySid);
  /** By workspace and lower-cased name: names are unique without regard to case. */
  readonly workersByName = this.workers.index((row) => `${row.workspaceSid}/${row.friendlyName.toLowerCase()}`);

  readonly taskChannels = new Table<TaskChannelRow>();
  readonly taskChannelsOf = this.taskChannels.index((row) => row.workspaceSid);

  readonly workerChannels = new Table<WorkerChannelRow>();
  readonly channelsOfWorker = this.workerChannels.index((row) => row.workerSid);
  readonly workerChannelBy = this.workerChannels.index((row) => `${row.workerSid}/${row.taskChannelSid}`);

  readonly taskQueues = new Table<TaskQueueRow>();
  readonly taskQueuesOf = this.taskQueues.index((row) => row.workspaceSid);

  readonly workflows = new Table<WorkflowRow>();
  readonly workflowsOf = this.workflows.index((row) => row.workspaceSid);

  readonly tasks = new Table<TaskRow>();
  readonly tasksOf = this.tasks.index((row) => row.workspaceSid);

  readonly reservations = new Table<ReservationRow>();
  readonly reservationsOfTask = this.reservations.index((row) => row.taskSid);
  readonly reservationsOfWorker = this.reservations.index((row) => row.workerSid);
  readonly openReservationsOfTask = this.reservations.index((row) => (isOpen(row) ? row.taskSid : undefined));
  readonly openReservationsOfWorker = this.reservations.index((row) => (isOpen(row) ? row.workerSid : undefined));

  readonly transfers = new Table<TransferRow>();
  readonly transfersOfTask = this.transfers.index((row) => row.taskSid);

  readonly phoneNumbers = new Table<PhoneNumberRow>();
  readonly phoneNumberBy = this.phoneNumbers.index((row) => row.phoneNumber);

  readonly calls = new Table<CallRow>();
  readonly callsOfReservation = this.calls.index((row) => row.reservationSid ?? undefined);
  readonly callsOfTask = this.calls.index((row) => row.taskSid ?? undefined);
  /** Those that are over, the one that ended first at the front. */
  readonly endedCalls = this.calls.index((row) => (row.endTime === null ? undefined : ended));
  readonly queues = new Table<QueueRow>();
  readonly queueBy = this.queues.index((row) => row.friendlyName);
  readonly queueMembers = new Table<QueueMemberRow>();
  readonly queueMemberOfTask = this.queueMembers.index((row) => row.taskSid);
  /** Those that wait, by queue, the one that came first at the front. */
  readonly waitingIn = this.queueMembers.index((row) => (row.state === 'waiting' ? row.queueSid : undefined));
  readonly conferences = new Table<ConferenceRow>();
  readonly endedConferences = this.conferences.index((row) => (row.status === 'completed' ? ended : undefined));
  readonly conferencesByName = this.conferences.index((row) => row.friendlyName);
  readonly participants = new Table<ParticipantRow>();
  readonly participantsOf = this.participants.index((row) => row.conferenceSid);
  readonly participantOfCall = this.participants.index((row) => row.callSid);
  readonly recordings = new Table<RecordingRow>();
  readonly recordingsOfCall = this.recordings.index((row) => row.callSid);
  readonly recordingsOfConference = this.recordings.index((row) => row.conferenceSid ?? undefined);
  readonly endedRecordings = this.recordings.index((row) => (isUnderWay(row) ? undefined : ended));

  readonly syncServices = new Table<SyncServiceRow>();
  readonly syncDocuments = new Table<SyncDocumentRow>();
  readonly syncDocumentsOf = this.syncDocuments.index((row) => row.serviceSid);
  readonly syncDocumentBy = this.syncDocuments.index(nameInService);
  readonly syncMaps = new Table<SyncMapRow>();
  readonly syncMapsOf = this.syncMaps.index((row) => row.serviceSid);
  readonly syncMapBy = this.syncMaps.index(nameInService);
  readonly syncMapItems = new Table<SyncMapItemRow>();
  readonly syncItemsOfMap = this.syncMapItems.index((row) => row.mapSid);
  readonly syncLists = new Table<SyncListRow>();
  readonly syncListsOf = this.syncLists.index((row) => row.serviceSid);
  readonly syncListBy = this.syncLists.index(nameInService);
  readonly syncListItems = new Table<SyncListItemRow>();
  readonly syncItemsOfList = this.syncListItems.index((row) => row.listSid);

  clear(): void {
    for (const name of tableNames.toReversed()) this[name].clear();
  }
}

/** The workers that somebody means by a name, in any workspace, or by a SID. */
export function workersNamed(store: Store, nameOrSid: string): WorkerRow[] {
  const bySid = store.workers.get(nameOrSid);
  if (bySid) return [bySid];
  const name = nameOrSid.toLowerCase();
  return [...store.workspaces.values()].flatMap(({ sid }) => [...store.workersByName.of(`${sid}/${name}`)]);
}

/** Whether a worker is one of those whom somebody means by a name or SID. */
export function isWorkerNamed(store: Store, workerSid: string | undefined, nameOrSid: string): boolean {
  if (workerSid === undefined) return false;
  return workerSid === nameOrSid || workersNamed(store, nameOrSid).some(({ sid }) => sid === workerSid);
}

export function transferUnderWay(store: Store, taskSid: string): TransferRow | undefined {
  for (const transfer of store.transfersOfTask.of(taskSid)) {
    if (transfer.status === 'initiated') return transfer;
  }
  return undefined;
}
