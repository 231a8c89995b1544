import { exitCodes, type ExitCode } from '../exit-codes';
import type { Invocation } from '../invocation';
import type { Io } from '../io';
import { showAge } from '../output/age';
import { type Table, tableOn } from '../output/table';
import { type ShownConference, type ShownParticipant, listConferences } from './list-conferences';
import { printRows } from '../output/print-rows';

/** `desk conferences list` */
export async function runListConferences({ io, json, connect }: Invocation): Promise<ExitCode> {
  const { client } = await connect();
  const table = conferenceTable(io);
  const add = (conference: ShownConference): void => table.add(cells(io, conference));
  const count = await printRows({ io, json }, listConferences(client), { add, end: () => table.end() });
  if (count === 0 && !json) io.stderr.write('No conference is in progress.\n');
  return exitCodes.done;
}

function conferenceTable(io: Io): Table {
  return tableOn(io, (colour) => [
    { title: 'CONFERENCE', paint: (shown) => colour.dim(shown) },
    { title: 'FOR', align: 'right' },
    { title: 'TASK OR NAME', least: 12 },
    { title: 'PARTICIPANTS', least: 12 },
  ]);
}

function cells({ clock }: Io, { sid, name, since, participants }: ShownConference): string[] {
  const forSeconds = (clock.now() - Date.parse(since)) / 1_000;
  return [sid, showAge(forSeconds), name, participants.map(showParticipant).join(', ') || '–'];
}

function showParticipant({ label, callSid, status, muted, hold }: ShownParticipant): string {
  const notes = [...(status === 'connected' ? [] : [status]), ...(muted ? ['muted'] : []), ...(hold ? ['hold'] : [])];
  return `${label ?? callSid}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
}
