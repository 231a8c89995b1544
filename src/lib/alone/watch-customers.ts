import type { Twilio } from 'twilio';
import { hasCode } from '../errors';
import { carryOut, endOldTask, type Outcome } from './carry-out-rescue';
import type { Customer } from './customer';
import {
  isStoodFor,
  readAgain,
  readCustomer,
  surveyCustomers,
  whoIsStoodFor,
  type listTasksInProgress,
  type WhichCustomer,
} from './read-customers';
import { rescueOf } from './choose-rescue';
import { customersAlone, settingsFor, type CustomersAlone } from './alone-settings';

/** What the watch takes from around it. */
export interface Around {
  /** What the operator configured; what the build put in where absent. */
  readonly configured?: CustomersAlone | undefined;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Resolves after so long. */
  readonly wait: (delayMs: number) => Promise<void>;
}

/** How long it takes until a look that failed at once is tried again. */
const lookAgainMs = 500;

/**
 * Looks once more where Twilio failed at once: the next event may be long in coming, and somebody alone all the while.
 *
 * @param isLate - Whether there is no time for that any more.
 */
export async function lookTwice<Seen>(
  look: () => Promise<Seen>,
  wait: Around['wait'],
  isLate: () => boolean = () => false,
): Promise<Seen> {
  try {
    return await look();
  } catch (error) {
    const isPassing = hasCode(error, 'upstream_failed') || hasCode(error, 'upstream_unreachable');
    if (!isPassing || isLate()) throw error;
    await wait(lookAgainMs);
    return look();
  }
}

/** What came of looking after a customer: what was done, or that there was nothing to do. */
export type Watched = Outcome | 'nothing to do';

/**
 * Looks after the customer of one task: looks; where they are alone, waits the seconds of grace and looks again; where they still are,
 * acts. What an event says is a reason to look, and never believed by itself, so one that comes twice, late or never does no harm.
 */
export async function watchCustomer(client: Twilio, which: WhichCustomer, around: Around): Promise<Watched> {
  const { configured, now, wait } = around;
  const first = await lookTwice(() => readCustomer(client, which), wait);
  if (!first) return 'nothing to do';
  const settings = settingsFor(first.task.workflowName, configured);
  const decided = rescueOf(first, settings, { aloneForMs: 0, now: now() });
  if (decided.act === 'nothing') return 'nothing to do';
  if (decided.act === 'wait') await wait(decided.forMs);
  return rescueNow(client, which.workspaceSid, first, { configured, now });
}

/**
 * Looks at a customer once more, and where they still are alone, acts at once.
 *
 * @param seen - As they were seen alone before.
 * @param isElsewhere - Whether a task besides one's own stands for a call; asked of TaskRouter where absent.
 */
export async function rescueNow(
  client: Twilio,
  workspaceSid: string,
  seen: Customer,
  {
    configured = customersAlone,
    now,
    isElsewhere = (callSid, besides) => isStoodFor(client, workspaceSid, callSid, besides),
  }: Pick<Around, 'configured' | 'now'> & {
    readonly isElsewhere?: (callSid: string, besides: string | undefined) => boolean | Promise<boolean>;
  },
): Promise<Watched> {
  const customer = await readAgain(client, workspaceSid, seen);
  if (!customer) return 'nothing to do';
  const settings = settingsFor(customer.task.workflowName, configured);
  const decided = rescueOf(customer, settings, { aloneForMs: Number.POSITIVE_INFINITY, now: now() });
  if (decided.act === 'nothing' || decided.act === 'wait') return 'nothing to do';
  const { place, callSid, task } = customer;
  if (place?.kind === 'queue' && (await isElsewhere(callSid, task.sid))) return 'nothing to do';
  return carryOut(client, decided, customer, { workspaceSid, settings, now: now() });
}

/** What a sweep of the customers came to. */
export interface CustomerSweep {
  /** Customers' calls that were found alone, and what was done about each; in a dry run nothing. */
  readonly alone: readonly { readonly callSid: string; readonly taskSid: string | null; readonly done: Watched }[];
  /** Whether there was no time for all of them: the next sweep goes on. */
  readonly more: boolean;
}

/** Whose customers are swept, and how. */
export interface CustomersToSweep {
  readonly workspaceSid: string;
  /** Says who is alone, and does nothing. */
  readonly dryRun: boolean;
  /** Whether another may be begun. */
  readonly hasTime: () => boolean;
  /** All tasks that have not ended, where they are being read for something else anyway. */
  readonly listed?: ReturnType<typeof listTasksInProgress> | undefined;
}

/** So many are looked after at the same time. */
const atOnce = 8;

/**
 * Finds everybody who is alone, whatever event was lost, and looks after them like {@link watchCustomer}. Ends, too, what an earlier
 * rescue has left unfinished.
 */
export async function sweepCustomers(
  client: Twilio,
  { workspaceSid, dryRun, hasTime, listed }: CustomersToSweep,
  { configured = customersAlone, now, wait }: Around,
): Promise<CustomerSweep> {
  const { customers, replaced } = await surveyCustomers(client, workspaceSid, listed);
  const found = customers.flatMap((customer) => {
    const settings = settingsFor(customer.task.workflowName, configured);
    const decided = rescueOf(customer, settings, { aloneForMs: 0, now: now() });
    return decided.act === 'nothing' ? [] : [{ customer, forMs: decided.act === 'wait' ? decided.forMs : 0 }];
  });
  const alone: CustomerSweep['alone'][number][] = [];
  const tell = ({ callSid, task }: Customer, done: Watched): void =>
    void alone.push({ callSid, taskSid: task.sid ?? null, done });
  if (dryRun) {
    for (const { customer } of found) tell(customer, 'nothing to do');
    return { alone, more: false };
  }
  for (const sid of replaced) {
    await endOldTask(client, workspaceSid, { sid, status: 'wrapping' }, 'Offered again: a newer task stands for it');
  }
  if (found.length === 0) return { alone, more: false };
  await wait(Math.max(...found.map(({ forMs }) => forMs)));
  const waits = found.some(({ customer }) => customer.place?.kind === 'queue');
  const isElsewhere = waits ? await whoIsStoodFor(client, workspaceSid) : () => false;
  const left = found.map(({ customer }) => customer);
  while (left.length > 0 && hasTime()) {
    const some = left.splice(0, atOnce);
    const around = { configured, now, isElsewhere };
    const done = await Promise.all(some.map((customer) => rescueNow(client, workspaceSid, customer, around)));
    for (const [index, customer] of some.entries()) tell(customer, done[index] ?? 'nothing to do');
  }
  return { alone, more: left.length > 0 };
}
