import type { Twilio } from 'twilio';
import { carryOut } from './carry-out';
import type { Outcome } from './carry-out';
import type { Customer } from './customer';
import { readAgain, readCustomer } from './read-customers';
import type { WhichCustomer } from './read-customers';
import { rescueOf } from './rescue';
import { customersAlone, settingsFor } from './settings';
import type { CustomersAlone } from './settings';

/** What the watch takes from around it. */
export interface Around {
  /** What the operator configured; what the build put in where absent. */
  readonly configured?: CustomersAlone;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Resolves after so long. */
  readonly wait: (delayMs: number) => Promise<void>;
}

/** What came of looking after a customer: what was done, or that there was nothing to do. */
export type Watched = Outcome | 'nothing to do';

/**
 * Looks after the customer of one task: looks; where they are alone, waits the seconds of grace and looks again; where they still are,
 * acts. What an event says is a reason to look, and never believed by itself, so one that comes twice, late or never does no harm.
 */
export async function watchCustomer(client: Twilio, which: WhichCustomer, around: Around): Promise<Watched> {
  const first = await readCustomer(client, which);
  if (!first) return 'nothing to do';
  const { configured, now, wait } = around;
  const settings = settingsFor(first.task.workflowName, configured);
  const decided = rescueOf(first, settings, { aloneForMs: 0, now: now() });
  if (decided.act === 'nothing') return 'nothing to do';
  if (decided.act === 'wait') await wait(decided.forMs);
  return rescueNow(client, which.workspaceSid, first, { ...(configured && { configured }), now });
}

/**
 * Looks at a customer once more, and where they still are alone, acts at once.
 *
 * @param seen - As they were seen alone before.
 */
export async function rescueNow(
  client: Twilio,
  workspaceSid: string,
  seen: Customer,
  { configured = customersAlone, now }: Pick<Around, 'configured' | 'now'>,
): Promise<Watched> {
  const customer = await readAgain(client, workspaceSid, seen);
  if (!customer) return 'nothing to do';
  const settings = settingsFor(customer.task.workflowName, configured);
  const decided = rescueOf(customer, settings, { aloneForMs: Number.POSITIVE_INFINITY, now: now() });
  if (decided.act === 'nothing' || decided.act === 'wait') return 'nothing to do';
  return carryOut(client, decided, customer, { workspaceSid, settings, now: now() });
}
