import { firstTaskChannel } from '../../../lib/workspace-file/new-workspace';
import { nameKey } from '../../../lib/text/same-name';
import type { ReadWorkspaceFile } from '../../../lib/workspace-file/read-workspace-file';
import type { WorkspaceFile } from '../../../lib/workspace-file/schema';
import { completedSettings } from '../../../lib/workspace-file/whole';
import { defined } from '../fields';
import { listedKinds, type ListedKind, type State } from '../state';
import { nouns, type Fields, type Thing } from '../thing';
import { differences } from './changes';
import { entriesOf, unsaidTaskChannels, type Entry } from './entries';
import { planList, removal, type ListPlan } from './list-plan';
import type { LeftAlone, Operation, Plan, Problem } from './operation';
import { planPhoneNumbers } from './plan-phone-numbers';
import { referencesOf } from './references';
import { planWorkerChannels } from './plan-worker-channels';

export interface PlanOptions {
  readonly where: ReadWorkspaceFile['where'];
  /** Take away what the file does not name, and put back what it does not say. */
  readonly prune: boolean;
  readonly waiting: readonly Problem[];
}

/** In the order in which nothing is taken away that something else still needs. */
const removalOrder: readonly ListedKind[] = ['workflow', 'taskQueue', 'worker', 'taskChannel', 'activity'];

/**
 * Finds out what has to be done for a workspace to be as a file says.
 *
 * @param file - With its addresses filled in.
 */
export function makePlan(file: WorkspaceFile, state: State, { where, prune, waiting }: PlanOptions): Plan {
  const entries = entriesOf(file);
  const list = (kind: ListedKind, ...unsaid: readonly Entry[]): ListPlan =>
    planList({ kind, entries: [...entries[kind], ...unsaid], existing: state.things[kind], exactly: prune });
  const lists: Readonly<Record<ListedKind, ListPlan>> = {
    activity: list('activity'),
    taskChannel: list('taskChannel', ...(prune ? present(unsaidTaskChannels(file), state.things.taskChannel) : [])),
    taskQueue: list('taskQueue'),
    workflow: list('workflow'),
    worker: list('worker'),
  };
  const settings = planSettings(file, state, prune);
  const channels = planWorkerChannels(file, state, prune);
  const numbers = planPhoneNumbers(file, state);
  const references = referencesOf(file);

  const unknown = references.filter(
    ({ kind, name }) =>
      !entries[kind].some((entry) => entry.name === name) && !state.things[kind].some((thing) => thing.name === name),
  );
  const problems: Problem[] = [
    ...listedKinds.flatMap((kind) =>
      lists[kind].complaints.map(({ entry, message }) => ({ where: where(entry.path ?? []), message })),
    ),
    ...unknown.map(({ kind, name, path }) => ({
      where: where(path),
      message: `There is no ${nouns[kind]} named "${name}", neither in the file nor in the workspace`,
    })),
    ...numbers.complaints.map(({ path, message }) => ({ where: where(path), message })),
  ];

  const uses = usesOf(file, state);
  const removals: Operation[] = [];
  const leftAlone: LeftAlone[] = [];
  for (const kind of removalOrder) {
    for (const thing of lists[kind].unnamed) {
      // Every workspace has them, and no file names them all.
      if (kind === 'taskChannel' && firstTaskChannel(thing.name)) continue;
      const verdict = prune ? removal(kind, thing, uses) : undefined;
      if (verdict && 'operation' in verdict) removals.push(verdict.operation);
      else leftAlone.push(verdict?.leftAlone ?? { kind, name: thing.name, sid: thing.sid || null });
    }
  }

  const isCreation = ({ action }: Operation): boolean => action === 'create';
  const ofKind = (kind: ListedKind): Operation[] => [
    ...lists[kind].operations.filter(isCreation),
    ...lists[kind].operations.filter((operation) => !isCreation(operation)),
  ];
  return {
    workspace: { name: state.workspace.name, sid: state.exists ? state.workspace.sid : null },
    operations: [
      ...settings.creation,
      ...(['activity', 'taskChannel', 'taskQueue', 'workflow'] as const).flatMap(ofKind),
      // Its default activity is where new workers begin, and its address may name a workflow.
      ...settings.update,
      ...ofKind('worker'),
      ...channels.operations,
      ...numbers.operations,
      ...removals,
    ],
    unchanged:
      listedKinds.reduce((sum, kind) => sum + lists[kind].unchanged, 0) +
      settings.unchanged +
      channels.unchanged +
      numbers.unchanged,
    leftAlone: state.exists || prune ? leftAlone : [],
    waiting,
    problems,
  };
}

const present = (entries: readonly Entry[], things: readonly Thing[]): Entry[] =>
  entries.filter((entry) => things.some(({ name }) => name === entry.name));

interface SettingsPlan {
  readonly creation: Operation[];
  readonly update: Operation[];
  readonly unchanged: number;
}

function planSettings(file: WorkspaceFile, state: State, prune: boolean): SettingsPlan {
  const { workspace: thing, exists } = state;
  const { name } = thing;
  const creation: Operation[] = exists ? [] : [{ action: 'create', kind: 'workspace', name, sid: null, changes: [] }];
  const changes = differences(thing.fields, { name: file.workspace, ...wantedSettings(file, prune) }, false);
  if (changes.length === 0) return { creation, update: [], unchanged: exists ? 1 : 0 };
  const sid = exists ? thing.sid : null;
  return { creation, update: [{ action: 'update', kind: 'workspace', name, sid, changes }], unchanged: 0 };
}

function wantedSettings(file: WorkspaceFile, exactly: boolean): Fields {
  const { defaultActivity, timeoutActivity, ...rest } = completedSettings(file);
  const said = {
    ...(defaultActivity !== null && { defaultActivity }),
    ...(timeoutActivity !== null && { timeoutActivity }),
  };
  if (exactly) return { ...rest, ...said };
  const { multiTaskEnabled, prioritizeQueueOrder, eventCallbackUrl, eventsFilter } = file;
  return { ...defined({ multiTaskEnabled, prioritizeQueueOrder, eventCallbackUrl, eventsFilter }), ...said };
}

/** What is needed although the file has no entry for it, and by what; by kind and name. */
function usesOf(file: WorkspaceFile, state: State): Map<string, string> {
  const uses = new Map<string, string>();
  const { defaultActivity, timeoutActivity } = state.workspace.fields;
  const activities = [
    [file.defaultActivity ?? defaultActivity, 'new workers begin in it'],
    [file.timeoutActivity ?? timeoutActivity, 'workers who miss a reservation go there'],
  ] as const;
  for (const [name, because] of activities) uses.set(`activity/${String(name)}`, because);
  const kept = new Set((file.workers ?? []).map(({ name }) => nameKey(name)));
  for (const { name, fields } of state.things.worker) {
    if (kept.has(nameKey(name))) uses.set(`activity/${String(fields['activity'])}`, `the worker "${name}" is in it`);
  }
  for (const { kind, name } of referencesOf(file)) uses.set(`${kind}/${name}`, 'the file refers to it');
  for (const { name, fields } of state.things.taskQueue) {
    const isKeptAsItIs = uses.has(`taskQueue/${name}`) && !(file.taskQueues ?? []).some((queue) => queue.name === name);
    if (!isKeptAsItIs) continue;
    for (const field of ['reservationActivity', 'assignmentActivity'])
      uses.set(`activity/${String(fields[field])}`, `the task queue "${name}" refers to it`);
  }
  return uses;
}
