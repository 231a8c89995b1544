import type { Row, Table } from '../../core/table';
import type { Address } from '../../rest/exchange';
import { missing } from '../../rest/missing';
import type { Engine } from '../../account/engine';
import type { WorkspaceRow } from '../../account/taskrouter-rows';

/** A call below a workspace. */
export interface WorkspaceCall {
  readonly engine: Engine;
  readonly url: Address;
  readonly path: { readonly WorkspaceSid: string };
}

/** The workspace in a call's path. @throws TwilioError 404 */
export function findWorkspace({ engine, url, path }: WorkspaceCall): WorkspaceRow {
  const workspace = engine.store.workspaces.get(path.WorkspaceSid);
  if (!workspace) throw missing(url);
  return workspace;
}

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
