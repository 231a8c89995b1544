import * as v from 'valibot';
import { Hono, type Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { textAt } from '../../src/lib/attributes/edit-attributes';
import { readAttributes } from '../../src/lib/attributes/read-attributes';
import type { Act } from '../account/recorded-step';
import type { RequestEntry } from '../account/request-log';
import { invalid, notFound, TwilioError } from '../account/twilio-error';
import { parseDuration } from '../core/duration';
import { version } from '../package.json';
import type { FaultControl } from '../faults/fault-control';
import type { Snapshots } from '../persistence/snapshots';
import type { Engine } from '../taskrouter/engine';
import { checkAttributes } from '../taskrouter/limits';
import type { Telephone } from '../voice/telephone';
import { perform } from './acts';
import type { Changes } from './announced-changes';
import { describeRequest, listRequests, readRequestFilter } from './listed-requests';

/** What the control API steers. */
export interface ControlTargets {
  readonly engine: Engine;
  readonly telephone: Telephone;
  readonly state: () => object;
  /** Puts everything back to the seed. */
  readonly reset: () => Promise<void>;
  readonly changes: Changes;
  readonly faults: FaultControl;
  readonly snapshots: Snapshots;
  /** Writes a workspace as a seed. */
  readonly exportSeed: (workspace: string) => string;
  /** The recording so far; absent where nobody records. */
  readonly recorded: (() => Promise<string>) | undefined;
  /** Told of what the emulator itself did wrong, a line each. */
  readonly log: (line: string) => void;
}

/** Any names at all: `constructor` is an attribute like others. */
const jsonObject = v.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'expected an object',
);

const jsonText = v.pipe(
  v.string(),
  v.check((text) => readAttributes(text) !== undefined),
);

const clockBody = v.union(
  [
    v.strictObject({ freeze: v.literal(true) }),
    v.strictObject({ resume: v.literal(true) }),
    v.strictObject({ advance: v.string() }),
  ],
  'expected {"freeze": true}, {"resume": true} or {"advance": "130s"}',
);
/** Further than anything that is due, and far from where dates end. */
const longestAdvanceMs = 366 * 86_400_000;

const callBody = v.strictObject({ from: v.pipe(v.string(), v.nonEmpty()), to: v.optional(v.string()) });
const pressBody = v.strictObject({ digits: v.pipe(v.string(), v.regex(/^[0-9*#]+$/)) });
const activityBody = v.strictObject({ activitySid: v.string() });
const taskBody = v.strictObject({
  workspaceSid: v.string(),
  workflowSid: v.optional(v.string()),
  attributes: v.optional(v.union([jsonObject, jsonText], 'expected an object, or the JSON text of one'), {}),
});

function json(context: Context): Promise<unknown> {
  return context.req.json().catch(() => {
    throw invalid('The body is not JSON: send an object with Content-Type: application/json');
  });
}

async function body<S extends v.GenericSchema>(context: Context, schema: S): Promise<v.InferOutput<S>> {
  const result = v.safeParse(schema, await json(context));
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw invalid(`${v.getDotPath(issue) ?? 'The body'}: ${issue.message}`);
}

/** Where the control API is. A change that breaks programs gets a number of its own, and a major version of the package. */
export const controlPath = '/_emulator/v1';

/** Answers whoever asks below `/_emulator/` for what no version has, as programs of before version 1 do. */
export function refuseUnversioned(context: Context): Response {
  const message = `There is nothing at ${context.req.path}: the control API is below ${controlPath}/, see docs/emulator.md`;
  return context.json(new TwilioError(404, 20404, message).toJSON(), 404);
}

/** What came to the control API and is listed. */
interface InList {
  Variables: { entry: RequestEntry };
}

/** `/_emulator/v1/…`: JSON in and out, for tests, scripts and the console. */
export function controlApp(targets: ControlTargets): Hono<InList> {
  const { engine, telephone, state, reset, changes, faults, snapshots, exportSeed, recorded, log } = targets;
  const app = new Hono<InList>();
  const { clock, store, requests } = engine;
  const act = ({ var: { entry } }: Context<InList>, wish: Act): string =>
    requests.during(entry, () => perform({ engine, telephone }, wish));

  app.use(async (context, next) => {
    const { method, path } = context.req;
    // What only looks is not listed: the console looks at every change.
    if (method === 'GET') return next();
    const userAgent = context.req.header('user-agent');
    const entry = requests.begin({ kind: 'control', method, path, userAgent });
    context.set('entry', entry);
    await next();
    requests.sent(entry, await context.req.text().catch(() => ''));
    requests.end(entry, context.res.status, await context.res.clone().text());
  });

  app.onError((error, context) => {
    if (!(error instanceof TwilioError))
      log(`${context.req.method} ${context.req.path} failed: ${error.stack ?? error.message}`);
    const known =
      error instanceof TwilioError ? error : new TwilioError(500, 20500, 'The emulator failed; see its log');
    return Response.json(known.toJSON(), { status: known.status });
  });

  app.get('/health', (context) => context.json({ version }));
  app.get('/state', (context) => context.json(state()));

  app.get('/requests', (context) => context.json(listRequests(engine, readRequestFilter(context.req.query()))));
  app.get('/requests/:number', (context) => {
    const entry = requireRow(requests.get(Number(context.req.param('number'))), context);
    return context.json(describeRequest(engine, entry));
  });

  app.get('/recording', async (context) => {
    if (!recorded)
      throw new TwilioError(404, 20404, 'Nothing is recorded: start the local TaskRouter with --record FILE');
    return context.body(await recorded(), 200, {
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      'Content-Disposition': 'attachment; filename="local-taskrouter.recording"',
    });
  });

  app.post('/reset', async (context) => {
    await reset();
    return context.json(state());
  });

  app.route('/snapshots', snapshotsApp(snapshots, state));
  app.get('/export', (context) => {
    const workspace = context.req.query('workspace');
    if (!workspace) throw invalid('Say which workspace to export: /_emulator/v1/export?workspace=NAME');
    return context.body(exportSeed(workspace), 200, { 'Content-Type': 'application/yaml; charset=utf-8' });
  });

  app.post('/clock', async (context) => {
    const asked = await body(context, clockBody);
    if ('freeze' in asked) clock.freeze();
    else if ('resume' in asked) clock.resume();
    else {
      const durationMs = parseDuration(asked.advance);
      if (durationMs === undefined || durationMs > longestAdvanceMs)
        throw invalid(`advance is "${asked.advance}", expected a duration such as 130s, 2m or 1.5h, of at most a year`);
      await clock.advance(durationMs);
    }
    changes.note();
    return context.json({ now: new Date(clock.now()).toISOString(), frozen: clock.frozen });
  });

  app.post('/calls', async (context) => {
    const [first] = store.phoneNumbers.values();
    const { from, to = first?.phoneNumber } = await body(context, callBody);
    if (to === undefined) throw invalid('There is no phone number to call: the seed has no phoneNumbers');
    return context.json({ callSid: act(context, { act: 'call', from, to }) }, 201);
  });
  app.post('/calls/:sid/hangup', (context) => {
    const call = requireRow(store.calls.get(context.req.param('sid')), context);
    const callSid = act(context, { act: 'hangUp', callSid: call.sid });
    return context.json({ callSid, status: store.calls.require(callSid).status });
  });
  app.post('/calls/:sid/press', async (context) => {
    const { digits } = await body(context, pressBody);
    const call = requireRow(store.calls.get(context.req.param('sid')), context);
    return context.json({ callSid: act(context, { act: 'press', callSid: call.sid, digits }) });
  });

  app.post('/workers/:sid/activity', async (context) => {
    const { activitySid } = await body(context, activityBody);
    const worker = requireRow(store.workers.get(context.req.param('sid')), context);
    return context.json({ sid: act(context, { act: 'setActivity', workerSid: worker.sid, activitySid }), activitySid });
  });

  app.post('/tasks', async (context) => {
    const { attributes, workspaceSid, workflowSid } = await body(context, taskBody);
    requireRow(store.workspaces.get(workspaceSid), context);
    // As it stands in the body: JavaScript cannot hold every number.
    const sent = typeof attributes === 'string' ? attributes : textAt(await context.req.text(), ['attributes']);
    checkAttributes(sent, 'attributes');
    const wish = {
      act: 'createTask',
      workspaceSid,
      attributes: sent ?? '{}',
      ...(workflowSid && { workflowSid }),
    } as const;
    return context.json({ taskSid: act(context, wish) }, 201);
  });
  app.post('/tasks/:sid/cancel', (context) => {
    const task = requireRow(store.tasks.get(context.req.param('sid')), context);
    const taskSid = act(context, { act: 'cancelTask', taskSid: task.sid });
    return context.json({ taskSid, assignmentStatus: store.tasks.require(taskSid).assignmentStatus });
  });

  app.get('/faults', (context) => context.json({ faults: faults.list() }));
  app.post('/faults', async (context) => context.json(faults.addUnread(await json(context)), 201));
  app.delete('/faults', (context) => {
    faults.clear();
    return context.json({ faults: faults.list() });
  });
  app.delete('/faults/:id', (context) => {
    if (!faults.remove(context.req.param('id'))) throw notFound(context.req.path);
    return context.json({ faults: faults.list() });
  });

  app.get('/stream', (context) =>
    streamSSE(context, async (stream) => {
      await stream.writeSSE({ data: 'changed' });
      await new Promise<void>((resolve) => {
        const end = changes.subscribe(() => void stream.writeSSE({ data: 'changed' }));
        stream.onAbort(() => {
          end();
          resolve();
        });
      });
    }),
  );

  app.notFound((context) => context.json(notFound(context.req.path).toJSON(), 404));
  return app;
}

function requireRow<R>(row: R | undefined, context: Context<InList>): R {
  if (row === undefined) throw notFound(context.req.path);
  return row;
}

/** `/_emulator/v1/snapshots`. @param state - What there is to see, answered once a snapshot is restored. */
function snapshotsApp(snapshots: Snapshots, state: () => object): Hono {
  const app = new Hono();
  app.get('/', async (context) => context.json({ snapshots: await snapshots.names() }));
  app.post('/:name', async (context) => {
    const name = context.req.param('name');
    await snapshots.take(name);
    return context.json({ name }, 201);
  });
  app.post('/:name/restore', async (context) => {
    await snapshots.restore(context.req.param('name'));
    return context.json(state());
  });
  app.delete('/:name', async (context) => {
    await snapshots.delete(context.req.param('name'));
    return context.body(null, 204);
  });
  return app;
}
