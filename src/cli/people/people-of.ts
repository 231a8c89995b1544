import { Audit } from '../../lib/people/audit';
import { Spending } from '../../lib/people/spending';
import { PeopleStore } from '../../lib/people/store';
import type { Connection } from '../connection';
import type { Invocation } from '../invocation';

/** The people of a workspace, as an operator sees them. */
export interface PeopleOf {
  readonly connection: Connection;
  readonly workspaceSid: string;
  readonly store: PeopleStore;
  readonly audit: Audit;
  readonly spending: Spending;
  /** Who is at the command line, for the audit. */
  readonly operator: { readonly key: string };
}

/** Where people are kept: the Sync service that the Functions use. */
export async function peopleOf({ io, connect }: Invocation): Promise<PeopleOf> {
  const connection = await connect();
  const workspaceSid = await connection.workspaceSid();
  const sync = connection.client.sync.v1.services('default');
  const now = (): number => io.clock.now();
  const store = new PeopleStore({ sync, workspaceSid, now });
  // What an operator did is said to the operator; the log is the Functions'.
  const random = (): number => io.random();
  const audit = new Audit({ sync, workspaceSid, random, log: () => undefined });
  const spending = new Spending({ sync, workspaceSid, now, random, instance: 'operator' });
  return {
    connection,
    workspaceSid,
    store,
    audit,
    spending,
    operator: { key: connection.client.username ?? connection.accountSid },
  };
}
