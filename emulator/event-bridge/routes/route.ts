import { notFound, preconditionFailed, type TwilioError } from '../../account/twilio-error';
import type { Engine } from '../../taskrouter/engine';
import type { Parameters } from '../bridge-parameters';
import type { Caller } from '../tokens';

/** One request to the event bridge, on its way to the route it asks for. */
export class Call {
  constructor(
    readonly engine: Engine,
    readonly caller: Caller,
    /** What it asks for, such as `Workspaces/WS…/Workers/WK…`. */
    readonly url: string,
    readonly workspaceSid: string,
    /** The SIDs in the URL below the workspace's, by the names that the route gives them. */
    readonly sids: Readonly<Record<string, string>>,
    readonly parameters: Parameters,
    readonly ifMatch: string | undefined,
  ) {}

  /** @throws Error where the route's path has no such part: a mistake in the emulator */
  sid(name: string): string {
    const sid = this.sids[name];
    if (sid === undefined) throw new Error(`The path of ${this.url} has no part {${name}}`);
    return sid;
  }

  /** The row with the SID that the URL gives. @throws TwilioError 404 unless it is one of this workspace */
  find<R extends { readonly workspaceSid: string }>(table: { get(sid: string): R | undefined }, name: string): R {
    const row = table.get(this.sid(name));
    if (row?.workspaceSid !== this.workspaceSid) throw this.notFound();
    return row;
  }

  notFound(): TwilioError {
    return notFound(`/${this.url}`);
  }

  /** @throws TwilioError 412 where the client asked for a version that is not the row's */
  checkVersion(row: { readonly version: number }): void {
    const expected = this.ifMatch?.replaceAll('"', '');
    const found = String(row.version);
    if (expected !== undefined && expected !== found) throw preconditionFailed(expected, found);
  }
}

/** Whether a caller may use a route with the SIDs it gives. An administrator may use all of them. */
export type Access = (call: Call) => boolean;

export const anyone: Access = () => true;

/** The worker in the URL is the caller itself. */
export const ownWorker: Access = ({ caller, sids }) => caller.workerSid === sids['worker'];

export const supervisors: Access = ({ caller }) => caller.role === 'supervisor';

/** The worker in the URL is the caller itself, or the caller is its supervisor. */
export const ownWorkerOrSupervisor: Access = (call) => ownWorker(call) || supervisors(call);

/** The task in the URL was made for the caller, or offered to it at some time. */
export const ownTask: Access = ({ engine, caller, sids }) => {
  const task = engine.store.tasks.get(sids['task'] ?? '');
  // What is not there is no secret: the route answers 404.
  if (!task || task.routingTarget === caller.workerSid) return true;
  for (const { workerSid } of engine.store.reservationsOfTask.of(task.sid)) {
    if (workerSid === caller.workerSid) return true;
  }
  return false;
};

/** Whether this caller may make this call. */
export function isAllowed(call: Call, access: Access): boolean {
  const { role } = call.caller;
  return role === 'admin' || (role !== 'queue' && access(call));
}

/** Something the event bridge answers to. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** What follows `Workspaces/{sid}/`; a part in braces is a SID, such as in `Workers/{worker}/Reservations`. */
  readonly path: string;
  readonly access: Access;
  /** By Twilio's own names. Whatever else is sent is answered 501 naming it, as over REST. */
  readonly parameters: readonly string[];
  /**
   * Runs inside a transaction, before routing follows: so an answer shows a row as the request left it, not as what
   * the request set off then changed again.
   *
   * @returns What the client finds under `payload`.
   */
  readonly answer: (call: Call) => object;
}

type Rest = [access: Access, parameters: readonly string[], answer: Route['answer']];

export const get = (path: string, ...[access, parameters, answer]: Rest): Route => ({
  method: 'GET',
  path,
  access,
  parameters,
  answer,
});

export const post = (path: string, ...[access, parameters, answer]: Rest): Route => ({
  method: 'POST',
  path,
  access,
  parameters,
  answer,
});

/** The parameters that every list takes, and those of a list that can be put in order. */
export const paging = ['PageSize', 'AfterSid'] as const;
export const orderedPaging = [...paging, 'Ordering', 'NextToken'] as const;

/** The SIDs of a URL by the names that a path gives them, or `undefined` where the path is another. */
export function sidsIn(path: string, parts: readonly string[]): Record<string, string> | undefined {
  const expected = path.split('/');
  if (expected.length !== parts.length) return undefined;
  const sids: Record<string, string> = {};
  for (const [at, name] of expected.entries()) {
    const part = parts[at] ?? '';
    if (name.startsWith('{')) sids[name.slice(1, -1)] = part;
    else if (name !== part) return undefined;
  }
  return sids;
}
