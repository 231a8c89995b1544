import { forItToCount, ruleOf } from '../../lib/configuration';
import { CallHistory } from '../../lib/history/call-history';
import { CliError } from '../cli-error';
import type { Invocation } from '../invocation';

/**
 * The records of calls that the desk keeps: the names in Sync are made with the Functions' own secret.
 *
 * @returns `undefined` where HISTORY_SECRET is not set
 * @throws CliError `not_configured` where it is not usable
 */
export async function keptHistory({ io, connect }: Invocation): Promise<CallHistory | undefined> {
  const { client, workspaceSid, surroundings } = await connect();
  const secret = surroundings.all['HISTORY_SECRET'] ?? '';
  if (secret === '') return undefined;
  const rule = ruleOf('HISTORY_SECRET');
  if (!rule.accepts(secret)) throw noSecret(`not usable: expected ${rule.expected}`);
  const sync = client.sync.v1.services('default');
  return new CallHistory({ sync, workspaceSid: await workspaceSid(), secret, now: () => io.clock.now() });
}

/** @throws CliError `not_configured` where it is not set, or not usable */
export async function requireKeptHistory(invocation: Invocation): Promise<CallHistory> {
  const history = await keptHistory(invocation);
  if (!history) throw noSecret('not set');
  return history;
}

const noSecret = (what: string): CliError =>
  new CliError(
    'not_configured',
    `HISTORY_SECRET is ${what}. Set the one that the desk was deployed with, in .env or in the environment; with another one nothing is found. To change it, ${forItToCount}.`,
  );
