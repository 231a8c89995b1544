import { keepsSessions } from '../../lib/configuration';
import { recordedBy, type OnRecord } from '../../lib/people/on-record';
import type { Variables } from '../credentials/environment';
import type { Invocation } from '../invocation';
import { palette } from '../output/colour';
import { plain } from '../output/plain';
import type { PeopleOf } from './people-of';

/** How what an operator does to people gets into the audit; what does not is said on standard error, and done all the same. */
export function operatorsRecord({ io }: Invocation, { audit, operator }: PeopleOf): OnRecord {
  return recordedBy({
    who: operator,
    now: () => io.clock.now(),
    audit: {
      write: (entry) => audit.write(entry),
      unwritten({ what }, error) {
        const why = error instanceof Error ? error.message : String(error);
        io.stderr.write(`${palette(io, io.stderr).yellow(plain(`Not in the audit (${what}): ${why}`))}\n`);
      },
    },
  });
}

/** The same for what is done to the floor: there is an audit only where people sign in as themselves. */
export async function onRecordOf(invocation: Invocation): Promise<OnRecord> {
  const { origin, surroundings } = await invocation.connect();
  const { SIGN_IN: said, ...others } = surroundings.all;
  // On this machine a password is shared, unless somebody says another way.
  if (isShared({ ...others, SIGN_IN: said || (origin === undefined ? '' : 'shared') })) return (_act, work) => work();
  const { peopleOf } = await import('./people-of');
  return operatorsRecord(invocation, await peopleOf(invocation));
}

/** What is mistyped lets nobody in at the desk, and is no reason to leave an operator's act out of the audit. */
function isShared(variables: Variables): boolean {
  try {
    return !keepsSessions(variables);
  } catch {
    return false;
  }
}
