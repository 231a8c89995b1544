import { keepsSessions } from '../configuration';
import { Audit, type AuditEntry } from '../people/audit';
import type { Platform } from '../platform';
import { peopleStore, random, type PeopleCall } from '../people/instance-store';

/** As many lines as the floor page shows: with one more, to tell whether there are more, they are on the first page of each list. */
const mostLines = 99;

/** What `/floor-audit` answers. */
export interface FloorAudit {
  /** False where a password is shared: then nobody knows who does what, and the Function's log has all there is. */
  readonly kept: boolean;
  /** The newest first. */
  readonly lines: readonly AuditEntry[];
  readonly more: boolean;
}

/** The newest lines of the last hours, in one step of requests: one for each list. */
export async function readFloorAudit(call: PeopleCall, hours: number): Promise<FloorAudit> {
  if (!keepsSessions(call.context)) return { kept: false, lines: [], more: false };
  const { sync } = await peopleStore(call);
  const { configuration, platform } = call;
  const log: Platform['log'] = (line, level) => platform.log(line, level);
  const audit = new Audit({ sync, workspaceSid: configuration.WORKSPACE_SID, random, log });
  const found = await audit.read({ since: platform.now() - hours * 3_600_000, most: mostLines + 1 });
  return { kept: true, lines: found.slice(0, mostLines), more: found.length > mostLines };
}
