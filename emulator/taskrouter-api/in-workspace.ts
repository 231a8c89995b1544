import type { WorkspaceRow } from '../account/taskrouter-rows';
import type { Row, Table } from '../core/table';
import { found, type Address, missing } from '../rest/operation';
import type { Engine } from '../taskrouter/engine';

/** A call below a workspace. */
export interface WorkspaceCall {
  readonly engine: Engine;
  readonly url: Address;
  readonly path: { readonly WorkspaceSid: string };
}

/** The workspace in a call's path. @throws TwilioError 404 */
export const findWorkspace = ({ engine, url, path }: WorkspaceCall): WorkspaceRow =>
  found(engine.store.workspaces.get(path.WorkspaceSid), url);

/** A row of the workspace in a call's path. @throws TwilioError 404 */
export function findRow<R extends Row & { readonly workspaceSid: string }>(
  { url, path }: WorkspaceCall,
  table: Table<R>,
  sid: string,
): R {
  const row = table.get(sid);
  if (row?.workspaceSid !== path.WorkspaceSid) throw missing(url);
  return row;
}

/** Where things are found, on the host a request came to. */
export const workspaceUrl = (origin: string, workspaceSid: string): string => `${origin}/v1/Workspaces/${workspaceSid}`;

interface InWorkspace {
  readonly sid: string;
  readonly workspaceSid: string;
}

export type Collection = 'Activities' | 'Events' | 'TaskChannels' | 'TaskQueues' | 'Tasks' | 'Workers' | 'Workflows';

export const resourceUrl = (origin: string, collection: Collection, row: InWorkspace): string =>
  `${workspaceUrl(origin, row.workspaceSid)}/${collection}/${row.sid}`;

/** A row has several moments and a list many rows, most of them in the second of the one before. */
let last = { second: Number.NaN, text: '' };

/** A moment as TaskRouter's REST API writes it: `2026-11-20T12:00:00Z`, without a fraction. */
export function isoDate(epochMs: number): string;
export function isoDate(epochMs: number | null): string | null;
export function isoDate(epochMs: number | null): string | null {
  if (epochMs === null) return null;
  const second = Math.floor(epochMs / 1000);
  if (second !== last.second) last = { second, text: `${new Date(epochMs).toISOString().slice(0, 19)}Z` };
  return last.text;
}

interface Common extends InWorkspace {
  readonly dateCreated: number;
  readonly dateUpdated: number;
}

/** What everything in a workspace tells of itself. */
export const common = ({ accountSid }: Engine, { sid, workspaceSid, dateCreated, dateUpdated }: Common): object => ({
  sid,
  account_sid: accountSid,
  workspace_sid: workspaceSid,
  date_created: isoDate(dateCreated),
  date_updated: isoDate(dateUpdated),
});
