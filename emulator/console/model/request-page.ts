import * as v from 'valibot';
import { sidPattern } from './event-search';

const optionalText = v.nullish(v.string(), null);
const optionalNumber = v.nullish(v.number(), null);

const request = v.object({
  number: v.number(),
  /** Epoch milliseconds of virtual time. */
  at: v.pipe(
    v.string(),
    v.transform((text) => Date.parse(text)),
    v.number(),
  ),
  kind: v.string(),
  method: optionalText,
  path: v.string(),
  query: optionalText,
  asks: optionalText,
  status: optionalNumber,
  tookMs: optionalNumber,
  caller: v.object({ credential: optionalText, sid: optionalText, worker: optionalText, userAgent: optionalText }),
  because: optionalNumber,
  webhookSid: optionalText,
  body: optionalText,
  refusal: optionalText,
  caused: v.object({
    events: v.array(
      v.object({
        sid: v.string(),
        type: v.string(),
        taskSid: optionalText,
        reservationSid: optionalText,
        worker: optionalText,
      }),
    ),
    webhooks: v.array(
      v.object({
        sid: v.string(),
        purpose: v.string(),
        method: v.string(),
        url: v.string(),
        status: optionalNumber,
        error: optionalText,
        durationMs: optionalNumber,
      }),
    ),
    frames: v.array(
      v.object({
        type: v.string(),
        sid: v.string(),
        worker: optionalText,
        sockets: v.number(),
        fault: optionalText,
      }),
    ),
    changed: v.array(v.string()),
  }),
});

const page = v.object({ requests: v.array(request), before: optionalNumber });

/** The newest requests that were looked for. */
export type RequestPage = v.InferOutput<typeof page>;
export type Request = RequestPage['requests'][number];

const shown = 100;

/** The address of the requests in which `search` occurs: a SID is looked for everywhere, other words in paths. */
export function requestsPath(search: string): string {
  const query = new URLSearchParams({ limit: String(shown) });
  const [sid] = sidPattern.exec(search) ?? [];
  if (sid !== undefined) query.set('sid', sid);
  else if (search.trim() !== '') query.set('path', search.trim());
  return `/_emulator/v1/requests?${query}`;
}

/** @throws Error naming the field that is not what this page was built for */
export function readRequestPage(json: unknown): RequestPage {
  const result = v.safeParse(page, json);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(
    `The requests are not as this page expects them: ${v.getDotPath(issue) ?? 'the answer'}: ${issue.message}. Reload the page.`,
  );
}

/** How it came, in a word or two. */
const origins: Readonly<Record<string, string>> = {
  rest: 'REST',
  sync: 'Sync',
  'event-bridge': 'event bridge',
  'worker-js-1': 'Worker.js 1',
  socket: 'socket',
  control: 'control',
  program: 'program',
  clock: 'clock',
  answer: 'webhook answered',
  refused: 'other site',
};
export const originOf = ({ kind }: Request): string => origins[kind] ?? kind;

/** What was asked for: of a request to the event bridge what it wants, not where it was sent. */
export function wishOf({ asks, method, path, query }: Request): string {
  const address = query === null ? path : `${path}?${query}`;
  return asks ?? (method === null ? address : `${method} ${address}`);
}

/** Who asked; what came by itself has no caller. */
export function callerOf({ caller: { worker, credential, userAgent } }: Request): string {
  return [worker, credential, userAgent].filter((part) => part !== null).join(' · ');
}

const counted = (count: number, one: string): string | undefined =>
  count === 0 ? undefined : `${count} ${one}${count === 1 ? '' : 's'}`;

/** What it caused, in numbers. */
export function effectsOf({ caused }: Request): string {
  const told = caused.frames.reduce((sum, { sockets }) => sum + sockets, 0);
  const parts = [
    counted(caused.events.length, 'event'),
    counted(caused.webhooks.length, 'webhook'),
    counted(told, 'frame'),
  ];
  const said = parts.filter((part) => part !== undefined).join(', ');
  if (said !== '') return `Caused ${said}`;
  return caused.changed.length > 0 ? `Changed ${counted(caused.changed.length, 'thing')}` : 'Caused nothing';
}
