import type { Act } from '../../lib/people/on-record';
import { reportBulk } from '../bulk/report';
import { CliError } from '../cli-error';
import { confirm } from '../confirm';
import type { ExitCode } from '../exit-codes';
import type { Invocation } from '../invocation';
import { counted } from '../output/count';
import { onRecordOf } from '../people/on-record';
import { conferencesInProgress, endConference, endConferences } from './end';

/** `desk conferences end` */
export async function runEndConferences(
  invocation: Invocation,
  named: readonly string[],
  { all = false, yes = false }: { readonly all?: boolean; readonly yes?: boolean },
): Promise<ExitCode> {
  if (all === named.length > 0) {
    throw new CliError('usage', 'Which conferences? Give their SIDs, names or tasks, or use --all.');
  }
  const connection = await invocation.connect();
  const { client } = connection;
  const onRecord = await onRecordOf(invocation);
  const words = { verb: 'conferences end', doing: 'Ending conferences', done: 'ended' };
  if (!all) {
    return reportBulk(
      invocation,
      { ...words, total: () => named.length },
      {
        items: named,
        act: (one) => onRecord(actOn(one), () => endConferences(connection, one)),
        sidOf: (one) => one,
      },
    );
  }
  const sids: string[] = [];
  for await (const sid of conferencesInProgress(client)) sids.push(sid);
  if (sids.length > 0)
    await confirm(
      invocation.io,
      `End ${counted(sids.length, 'conference')} of ${connection.place}, with callers in them?`,
      { yes },
    );
  return reportBulk(
    invocation,
    { ...words, total: () => sids.length },
    { items: sids, act: (sid) => onRecord(actOn(sid), () => endConference(client, sid)), sidOf: (sid) => sid },
  );
}

const actOn = (one: string): Act => ({ what: 'call-ended', why: `conference ${one}` });
