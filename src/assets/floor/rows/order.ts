import { type Figures, PERSON_STATES, type TaskFigures, type WorkerFigures } from '../model/figures';
import type { Filters, Order, TaskColumn, WorkerColumn } from '../model/filters';
import { tasksShown, workersFound } from '../model/shown';

/** What a worker has, as far as the tasks are known. */
export interface Load {
  readonly taken: number;
  readonly offered: number;
}

const NOTHING: Load = { taken: 0, offered: 0 };

/** What everybody has, told by one look at the tasks. */
export function loadsOf({ tasks }: Figures): (workerSid: string) => Load {
  const loads = new Map<string, Load>();
  for (const { worker } of tasks) {
    if (!worker) continue;
    const { taken, offered } = loads.get(worker.sid) ?? NOTHING;
    const isOffered = worker.reservationStatus === 'pending';
    loads.set(worker.sid, isOffered ? { taken, offered: offered + 1 } : { taken: taken + 1, offered });
  }
  return (workerSid) => loads.get(workerSid) ?? NOTHING;
}

type Compare<Item> = (a: Item, b: Item) => number;

/** Quicker than a text's own comparison where there are thousands. */
const { compare: byText } = new Intl.Collator();

/** Names of activities by their SID. */
const activityNames = ({ activities }: Figures): ReadonlyMap<string, string> =>
  new Map(activities.map(({ sid, name }) => [sid, name]));

/** The workers that suit the filters, in the order chosen; else by what they do, who has done it longest first. */
export function workerRows(figures: Figures, filters: Filters, loads: (sid: string) => Load): WorkerFigures[] {
  const activities = activityNames(figures);
  const inState = (a: WorkerFigures, b: WorkerFigures): number =>
    PERSON_STATES.indexOf(a.state) - PERSON_STATES.indexOf(b.state);
  const compares: Readonly<Record<WorkerColumn | 'name', Compare<WorkerFigures>>> = {
    name: (a, b) => byText(a.name, b.name),
    state: inState,
    for: (a, b) => a.since - b.since,
    activity: (a, b) => byText(activities.get(a.activitySid) ?? '', activities.get(b.activitySid) ?? ''),
    load: (a, b) => loads(b.sid).taken - loads(a.sid).taken,
    skills: (a, b) => byText(a.skills.join(), b.skills.join()),
  };
  const own: Compare<WorkerFigures> = (a, b) => inState(a, b) || a.since - b.since || byText(a.name, b.name);
  return workersFound(figures, filters).toSorted(inOrder(compares, filters.agents, own));
}

/** The tasks that suit the filters, in the order chosen; else those whose agents ask for help, then the oldest. */
export function taskRows(figures: Figures, filters: Filters): TaskFigures[] {
  const compares: Readonly<Record<TaskColumn | 'caller', Compare<TaskFigures>>> = {
    caller: (a, b) => byText(a.caller, b.caller),
    status: (a, b) => byText(a.status, b.status),
    age: (a, b) => a.since - b.since,
    queue: (a, b) => byText(a.queueName, b.queueName),
    agent: (a, b) => byText(a.worker?.name ?? '', b.worker?.name ?? ''),
  };
  const own = tasksShown(figures, filters);
  return filters.tasks ? own.toSorted(inOrder(compares, filters.tasks, () => 0)) : own;
}

function inOrder<Item, Column extends string>(
  compares: Readonly<Record<Column, Compare<Item>>>,
  order: Order<Column> | undefined,
  own: Compare<Item>,
): Compare<Item> {
  if (!order) return own;
  const compare = compares[order.by];
  return (a, b) => (order.isDown ? compare(b, a) : compare(a, b)) || own(a, b);
}
