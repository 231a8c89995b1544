import type { Index, Table } from '../../core/table';
import { found, type Address } from '../../rest/operation';
import type { Engine } from '../../taskrouter/engine';
import { defaultName, defaultService } from '../sync-commands';
import type { SyncObjectRow, SyncServiceRow } from '../../account/sync-rows';

interface SyncCall {
  readonly engine: Engine;
  readonly url: Address;
  readonly path: { readonly ServiceSid: string };
}

/** A service by its SID, or by the name of the one that every account has. @throws TwilioError 404 */
export function serviceBy(engine: Engine, url: Address, sidOrName: string): SyncServiceRow {
  if (sidOrName === defaultName) return defaultService(engine);
  return found(engine.store.syncServices.get(sidOrName), url);
}

/** The service in a call's path. @throws TwilioError 404 */
export const findService = ({ engine, url, path }: SyncCall): SyncServiceRow => serviceBy(engine, url, path.ServiceSid);

/** Something of the service in a call's path, by its SID or its unique name. @throws TwilioError 404 */
export function findObject<R extends SyncObjectRow>(
  call: SyncCall,
  { rows, named }: { readonly rows: Table<R>; readonly named: Index<R> },
  sidOrName: string,
): R {
  const service = findService(call);
  const bySid = rows.get(sidOrName);
  return found(bySid?.serviceSid === service.sid ? bySid : named.first(`${service.sid}/${sidOrName}`), call.url);
}
