import * as v from 'valibot';
import type { LoggedEvent } from '../account/event-log';
import { requestKinds, type RequestEntry, type RequestLog } from '../account/request-log';
import { fieldsWithoutSecrets, formWithoutSecrets, withoutSecrets } from '../account/secrets';
import type { Store } from '../account/store';
import { invalid } from '../account/twilio-error';

const usualPage = 50;
const longestPage = 500;
const count = v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'expected a whole number'), v.transform(Number));

const filterSchema = v.strictObject({
  sid: v.optional(v.pipe(v.string(), v.nonEmpty())),
  kind: v.optional(v.picklist(requestKinds, `expected one of ${requestKinds.join(', ')}`)),
  path: v.optional(v.string()),
  status: v.optional(v.pipe(v.string(), v.regex(/^[1-5](\d\d|xx)$/, 'expected a status such as 201, or 4xx'))),
  before: v.optional(count),
  limit: v.optional(
    v.pipe(count, v.minValue(1), v.maxValue(longestPage, `expected at most ${longestPage}`)),
    `${usualPage}`,
  ),
});

/** Which requests are asked for. */
export type RequestFilter = v.InferOutput<typeof filterSchema>;

/** @throws TwilioError 400 naming the first filter that is wrong or unknown */
export function readRequestFilter(query: Readonly<Record<string, string>>): RequestFilter {
  const read = v.safeParse(filterSchema, query);
  if (read.success) return read.output;
  const [issue] = read.issues;
  const known = Object.keys(filterSchema.entries).join(', ');
  throw invalid(`${v.getDotPath(issue) ?? 'The query'}: ${issue.message}; requests are found by ${known}`);
}

/** What is looked at of an account to list its requests. */
export interface Listed {
  readonly requests: RequestLog;
  readonly store: Store;
}

/** One page of what came in, newest first, and the number to go on before; secrets are struck out. */
export function listRequests(account: Listed, filter: RequestFilter): { requests: object[]; before: number | null } {
  const found: RequestEntry[] = [];
  for (const entry of account.requests.newestFirst()) {
    if (filter.before !== undefined && entry.number >= filter.before) continue;
    if (!isMeant(entry, filter)) continue;
    // One more than is shown tells that there is another page.
    if (found.push(entry) > filter.limit) break;
  }
  const shown = found.slice(0, filter.limit);
  const last = shown.at(-1);
  return {
    requests: shown.map((entry) => describeRequest(account, entry)),
    before: found.length > shown.length && last ? last.number : null,
  };
}

function isMeant(entry: RequestEntry, { sid, kind, path, status }: RequestFilter): boolean {
  const { arrival } = entry;
  if (kind !== undefined && arrival.kind !== kind) return false;
  if (path !== undefined && !arrival.path.includes(path) && entry.asks?.includes(path) !== true) return false;
  if (status !== undefined && !String(entry.status ?? '').startsWith(status.replace('xx', ''))) return false;
  return sid === undefined || concerns(entry, sid);
}

/** Whether a request names something or did something about it. */
function concerns(
  { arrival, channel, asks, body, refusal, events, webhooks, frames, changed }: RequestEntry,
  sid: string,
): boolean {
  return (
    [arrival.path, arrival.query, arrival.webhookSid, channel, asks, body, refusal].some((text) =>
      text?.includes(sid),
    ) ||
    changed.has(sid) ||
    events.some((event) => speaksOf(event, sid)) ||
    frames.some((frame) => frame.channel === sid || speaksOf(frame.event, sid)) ||
    webhooks.some(
      ({ sid: own, parameters }) => own === sid || Object.values(parameters).some((value) => value.includes(sid)),
    )
  );
}

/** Not the workspace, which every event is of. */
function speaksOf(
  {
    sid: own,
    task,
    reservation,
    worker,
    workerChannel,
    activity,
    taskQueue,
    taskChannel,
    workflow,
    transfer,
  }: LoggedEvent,
  sid: string,
): boolean {
  if (own === sid) return true;
  const rows = [task, reservation, worker, workerChannel, activity, taskQueue, taskChannel, workflow, transfer];
  return rows.some((row) => row?.sid === sid);
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** A request as the control API has it. Times are ISO 8601 in virtual time. */
export function describeRequest({ store }: Listed, entry: RequestEntry): object {
  const { number, arrival, at, status, tookMs, credential, channel, asks, because, body, refusal } = entry;
  const nameOf = (sid: string): string | null => store.workers.get(sid)?.friendlyName ?? null;
  return {
    number,
    at: iso(at),
    kind: arrival.kind,
    method: arrival.method ?? null,
    path: withoutSecrets(arrival.path),
    query: arrival.query === undefined ? null : readable(formWithoutSecrets(new URLSearchParams(arrival.query))),
    asks: asks === undefined ? null : withoutSecrets(asks),
    status: status ?? null,
    tookMs: tookMs ?? null,
    caller: {
      credential: credential ?? null,
      sid: channel ?? null,
      worker: channel === undefined ? null : nameOf(channel),
      userAgent: arrival.userAgent ?? null,
    },
    because: because ?? null,
    webhookSid: arrival.webhookSid ?? null,
    body: shownText(body),
    refusal: shownText(refusal),
    caused: {
      events: entry.events.map((event) => ({ sid: event.sid, type: event.type, ...namedIn(event) })),
      webhooks: entry.webhooks.map(({ parameters, outcome, url, ...sent }) => ({
        ...sent,
        url: withoutSecrets(url),
        parameters: fieldsWithoutSecrets(parameters),
        status: outcome?.status ?? null,
        error: outcome?.error ?? null,
        durationMs: outcome?.durationMs ?? null,
      })),
      frames: entry.frames.map(({ event, channel: told, sockets, fault }) => ({
        eventSid: event.sid,
        type: event.type,
        sid: told,
        worker: nameOf(told),
        sockets,
        fault: fault ?? null,
      })),
      changed: [...entry.changed],
    },
  };
}

function namedIn({ task, reservation, worker }: LoggedEvent): object {
  return {
    taskSid: task?.sid ?? null,
    reservationSid: reservation?.sid ?? null,
    workerSid: worker?.sid ?? null,
    worker: worker?.friendlyName ?? null,
  };
}

/** A form as a person reads it: `Name=value`, with nothing encoded. */
const readable = (form: URLSearchParams): string => [...form].map(([name, value]) => `${name}=${value}`).join('&');

const isForm = /^[\w.%-]+=/;

function shownText(text: string | undefined): string | null {
  if (text === undefined) return null;
  return isForm.test(text) ? readable(formWithoutSecrets(new URLSearchParams(text))) : withoutSecrets(text);
}
