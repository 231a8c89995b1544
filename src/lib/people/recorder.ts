import { keepsSessions } from '../configuration';
import type { Platform } from '../platform';
import type { Session } from '../session';
import { Audit, auditLine } from './audit';
import { peopleStore, random, type PeopleCall } from './instance-store';
import type { Recorder } from './on-record';

/** A Function's call by somebody whose session was looked at. */
export type CallOfSomebody = PeopleCall & { readonly caller: Session };

/**
 * Who the caller is to the audit, and the way into it. Where a password is shared nobody knows who they are, and nothing is kept in Sync: a line
 * in the Function's log is all.
 */
export async function recorderOf(call: CallOfSomebody): Promise<Recorder> {
  const { caller, configuration, context, platform } = call;
  const { name, workerSid } = caller;
  return { who: { name, workerSid }, now: () => platform.now(), audit: await auditOf() };

  async function auditOf(): Promise<Pick<Audit, 'write' | 'unwritten'>> {
    const log: Platform['log'] = (line, level) => platform.log(line, level);
    if (!keepsSessions(context))
      return { write: (entry) => Promise.resolve(log(auditLine(entry))), unwritten: () => undefined };
    const { sync } = await peopleStore(call);
    return new Audit({ sync, workspaceSid: configuration.WORKSPACE_SID, random, log });
  }
}
