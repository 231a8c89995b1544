import { createServer, type IncomingMessage } from 'node:http';

/**
 * As much of the REST API as the operators' command line asks for in the bench, with a floor that is made up on the way:
 * of each ten tasks three are in wrapping, five assigned, two pending. It holds a byte a task.
 */
const taskCount = Number(process.env['BENCH_TASKS'] ?? 1_000);
const workerCount = Number(process.env['BENCH_WORKERS'] ?? 100);
const latencyMs = Number(process.env['BENCH_LATENCY_MS'] ?? 50);

const ended = 3;
const statuses = ['wrapping', 'assigned', 'pending', 'completed'] as const;
const kinds = [0, 0, 0, 1, 1, 1, 1, 1, 2, 2] as const;
const status = Uint8Array.from({ length: taskCount }, (_, nth) => kinds[nth % 10] ?? 2);
const gone = 255;

const workspace = '/v1/Workspaces/WS00000000000000000000000000000001';
const sidOf = (prefix: string, nth: number): string => prefix + String(nth + 1).padStart(32, '0');
const numberOf = (sid: string): number => Number(sid.slice(2)) - 1;
const ages = { date_created: '2026-11-20T10:00:00Z', date_updated: '2026-11-20T10:00:00Z', age: 7_200 };

const task = (nth: number): object => ({
  sid: sidOf('WT', nth),
  ...ages,
  assignment_status: statuses[status[nth] ?? 0],
  attributes: JSON.stringify({ from: '+15550123', call_sid: sidOf('CA', nth), reason: 'My parcel is late' }),
  priority: 0,
  timeout: 86_400,
  task_queue_sid: 'WQ00000000000000000000000000000001',
  task_queue_friendly_name: 'support',
  workflow_sid: 'WW00000000000000000000000000000001',
  workflow_friendly_name: 'support',
  task_channel_unique_name: 'voice',
  links: {},
});

const worker = (nth: number): object => ({
  sid: sidOf('WK', nth),
  friendly_name: `worker ${nth}`,
  activity_sid: 'WA00000000000000000000000000000001',
  activity_name: 'Available',
  available: true,
  attributes: '{}',
  date_status_changed: ages.date_created,
  ...ages,
  links: {},
});

const reservation = (nth: number): object => ({
  sid: sidOf('WR', nth),
  task_sid: sidOf('WT', nth),
  worker_sid: sidOf('WK', nth % workerCount),
  worker_name: `worker ${nth % workerCount}`,
  reservation_status: status[nth] === 0 ? 'wrapping' : 'accepted',
  ...ages,
  links: {},
});

const isHeld = (nth: number): boolean => status[nth] === 0 || status[nth] === 1;

function page(
  url: URL,
  key: string,
  list: { step: number; first: number; end: number; has(nth: number): boolean; show(nth: number): object },
) {
  const size = Number(url.searchParams.get('PageSize') ?? 50);
  const shown: object[] = [];
  let nth = Number(url.searchParams.get('PageToken') ?? list.first);
  for (; nth < list.end && shown.length < size; nth += list.step) if (list.has(nth)) shown.push(list.show(nth));
  const next = new URL(url);
  next.searchParams.set('PageToken', String(nth));
  const isLast = nth >= list.end;
  return { [key]: shown, meta: { key, page: 0, page_size: size, next_page_url: isLast ? null : next.href } };
}

/** @returns The body, or a status alone. */
function answer(method: string, url: URL): object | number {
  const [collection, sid = '', sub] = url.pathname.slice(workspace.length + 1).split('/');
  const nth = numberOf(sid);
  if (collection === 'Workers' && sub === 'Reservations')
    return page(url, 'reservations', {
      step: workerCount,
      first: nth,
      end: taskCount,
      has: isHeld,
      show: reservation,
    });
  if (collection === 'Workers')
    return page(url, 'workers', { step: 1, first: 0, end: workerCount, has: () => true, show: worker });
  if (collection !== 'Tasks') return 501;
  if (sub === 'Reservations')
    return page(url, 'reservations', { step: 1, first: nth, end: nth + 1, has: isHeld, show: reservation });
  const wanted = url.searchParams.getAll('AssignmentStatus');
  const has = (at: number): boolean => {
    const of = status[at] ?? gone;
    return of !== gone && (wanted.length === 0 || wanted.includes(statuses[of] ?? ''));
  };
  if (sid === '') return page(url, 'tasks', { step: 1, first: 0, end: taskCount, has, show: task });
  if (!(nth < taskCount) || status[nth] === gone) return 404;
  if (method === 'DELETE') {
    status[nth] = gone;
    return 204;
  }
  if (method === 'POST') status[nth] = ended;
  return task(nth);
}

const seen = { requests: 0, underWay: 0, mostUnderWay: 0, firstAt: 0, lastAt: 0 };

function isOver(request: IncomingMessage): Promise<void> {
  request.resume();
  return new Promise((resolve) => request.on('end', resolve));
}

const server = createServer((request, response) => {
  seen.firstAt ||= performance.now();
  seen.requests += 1;
  seen.underWay += 1;
  seen.mostUnderWay = Math.max(seen.mostUnderWay, seen.underWay);
  const reply = (): void => {
    const body = answer(request.method ?? 'GET', new URL(request.url ?? '/', `http://${request.headers.host}`));
    seen.underWay -= 1;
    seen.lastAt = performance.now();
    if (typeof body === 'number') response.writeHead(body).end(body === 204 ? undefined : '{}');
    else response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  };
  void isOver(request).then(() => (latencyMs > 0 ? setTimeout(reply, latencyMs) : reply()));
});
process.on('message', () => process.send?.(seen));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
});
