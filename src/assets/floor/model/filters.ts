import { PERSON_STATES, type PersonState } from './figures';

/** What is told of a worker in a row, besides the name; and of a task, besides the caller. */
export const WORKER_COLUMNS = ['state', 'for', 'activity', 'load', 'skills'] as const;
export const TASK_COLUMNS = ['status', 'age', 'queue', 'agent'] as const;
export type WorkerColumn = (typeof WORKER_COLUMNS)[number];
export type TaskColumn = (typeof TASK_COLUMNS)[number];

/** By which column rows are in order. */
export interface Order<Column extends string> {
  readonly by: Column;
  readonly isDown: boolean;
}

/** What is shown of the floor, and how; empty texts for all. */
export interface Filters {
  readonly queueSid: string;
  readonly skill: string;
  readonly activitySid: string;
  readonly doing: PersonState | '';
  readonly search: string;
  /** Absent where the page's own order is good: who has done something longest, what is oldest. */
  readonly agents?: Order<WorkerColumn | 'name'> | undefined;
  readonly tasks?: Order<TaskColumn | 'caller'> | undefined;
  readonly hidden: readonly (WorkerColumn | TaskColumn)[];
  /** Only the headline numbers, for a screen on the wall. */
  readonly isWall: boolean;
}

/** What leaves something out. */
const ALL = { queueSid: '', skill: '', activitySid: '', doing: '', search: '' } as const;

export const NO_FILTERS: Filters = { ...ALL, hidden: [], isWall: false };

/** To show all again, in the order and with the columns that were chosen. */
export const EVERYTHING: Partial<Filters> = ALL;

export const isFiltered = (filters: Filters): boolean =>
  (['queueSid', 'skill', 'activitySid', 'doing', 'search'] as const).some((field) => filters[field] !== '');

/**
 * The part of the page's address after `#`, which no server gets to see; empty where nothing was chosen.
 *
 * @example writeAddress({ ...NO_FILTERS, queueSid: 'WQ1', isWall: true }) // '#queue=WQ1&wall'
 */
export function writeAddress({
  queueSid,
  skill,
  activitySid,
  doing,
  search,
  agents,
  tasks,
  hidden,
  isWall,
}: Filters): string {
  const chosen = {
    queue: queueSid,
    skill,
    activity: activitySid,
    state: doing,
    text: search,
    agents: orderAsText(agents),
    tasks: orderAsText(tasks),
    without: hidden.join(' '),
  };
  const fields = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== '')).toString();
  const parts = [...(fields === '' ? [] : [fields]), ...(isWall ? ['wall'] : [])];
  return parts.length === 0 ? '' : `#${parts.join('&')}`;
}

/** The filters in such an address; what it says beyond them is of no account. */
export function readAddress(hash: string): Filters {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  const field = (name: string): string => fields.get(name) ?? '';
  const without = field('without').split(' ');
  return {
    queueSid: field('queue'),
    skill: field('skill'),
    activitySid: field('activity'),
    doing: PERSON_STATES.find((state) => state === field('state')) ?? '',
    search: field('text'),
    agents: readOrder(field('agents'), ['name', ...WORKER_COLUMNS]),
    tasks: readOrder(field('tasks'), ['caller', ...TASK_COLUMNS]),
    hidden: [...WORKER_COLUMNS, ...TASK_COLUMNS].filter((column) => without.includes(column)),
    isWall: fields.has('wall'),
  };
}

const orderAsText = (order: Order<string> | undefined): string =>
  order ? `${order.isDown ? '-' : ''}${order.by}` : '';

function readOrder<Column extends string>(text: string, columns: readonly Column[]): Order<Column> | undefined {
  const isDown = text.startsWith('-');
  const by = columns.find((column) => column === text.slice(isDown ? 1 : 0));
  return by && { by, isDown };
}
