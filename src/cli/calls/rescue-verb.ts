import type { Twilio } from 'twilio';
import { decideByHand, type Decision, type Wish } from '../../lib/alone/by-hand';
import type { Customer } from '../../lib/alone/customer';
import { readCustomer } from '../../lib/alone/read-customers';
import { settingsFor } from '../../lib/alone/alone-settings';
import { whereaboutsOf } from '../../lib/alone/whereabouts';
import { isSid } from '../../lib/sids';
import { reportBulk } from '../bulk/report';
import { done, type Outcome } from '../bulk/run';
import { CliError, interrupted } from '../cli-error';
import { confirm } from '../confirm';
import { exitCodes, type ExitCode } from '../exit-codes';
import { isGone } from '../explain';
import type { Invocation } from '../invocation';
import { counted } from '../output/count';
import { jsonLine } from '../output/json-line';
import { plain } from '../output/plain';
import { onRecordOf } from '../people/on-record';
import { aloneCall } from './shown-call';
import { findAlone } from './list-calls';
import { rescue, type Rescued, type RescuePlace } from './rescue-call';

export interface RescueOptions {
  readonly task?: readonly string[];
  readonly closingWords?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}

/** `desk calls rescue` */
export async function runRescueCalls(
  invocation: Invocation,
  named: readonly string[],
  { task: tasks = [], closingWords = false, dryRun = false, yes = false }: RescueOptions,
): Promise<ExitCode> {
  requireSids(named, tasks);
  const { io, connect } = invocation;
  const { client, workspaceSid, place: account } = await connect();
  const place = {
    client,
    workspaceSid: await workspaceSid(),
    now: () => io.clock.now(),
    onRecord: await onRecordOf(invocation),
  };
  const isNamed = named.length + tasks.length > 0;
  const unnamed: Wish = closingWords ? 'closing words' : 'as the desk does';
  const wish = isNamed && !closingWords ? 'offer again' : unnamed;
  if (isNamed) {
    const asked = [...new Set([...named, ...tasks])];
    if (dryRun) return showAll(invocation, place, await present(place, asked), wish);
    const alone = new Map((named.length > 0 ? await findAlone(client, place.workspaceSid) : []).map(byCall));
    return rescueAll(invocation, place, { asked, wish, find: (sid) => findOne(place, sid, alone) });
  }
  const seen = await findAlone(client, place.workspaceSid);
  if (dryRun) return showAll(invocation, place, seen, wish);
  if (seen.length > 0) {
    const doing = closingWords ? 'play the closing words and end the call' : 'offer again, or play the closing words';
    await confirm(io, `Rescue ${counted(seen.length, 'customer')} of ${account}: ${doing}?`, { yes });
    await waitForGrace(invocation, seen);
  }
  const alone = new Map(seen.map(byCall));
  return rescueAll(invocation, place, {
    asked: [...alone.keys()],
    wish,
    find: (sid) => Promise.resolve(alone.get(sid)),
  });
}

const byCall = (customer: Customer): [string, Customer] => [customer.callSid, customer];

function requireSids(calls: readonly string[], tasks: readonly string[]): void {
  const strange = calls.find((sid) => !isSid('CA', sid)) ?? tasks.find((sid) => !isSid('WT', sid));
  if (strange === undefined) return;
  throw new CliError(
    'usage',
    `“${strange}” is no SID of a ${calls.includes(strange) ? 'call: expected CA…, or a task’s by --task' : 'task: expected WT…'}. Nothing was done.`,
  );
}

/** Whoever has just been left may be taken by somebody within the seconds that the desk is told to wait. */
async function waitForGrace({ io }: Invocation, seen: readonly Customer[]): Promise<void> {
  const seconds = Math.max(...seen.map(({ task }) => settingsFor(task.workflowName).graceSeconds));
  await io.clock.sleep(seconds * 1_000, io.signal);
  if (io.signal.aborted) throw interrupted();
}

/** The customer of a task or of a call; undefined where they are not alone. */
async function findOne(
  place: RescuePlace,
  sid: string,
  alone: ReadonlyMap<string, Customer>,
): Promise<Customer | undefined> {
  if (isSid('CA', sid)) {
    const customer = alone.get(sid);
    if (!customer) await requireCall(place.client, sid);
    return customer;
  }
  const customer = await readCustomer(place.client, { workspaceSid: place.workspaceSid, taskSid: sid });
  if (!customer) throw new Error(`There is no task ${sid} in this workspace that is about a call.`);
  return whereaboutsOf(customer) === 'alone' ? customer : undefined;
}

async function requireCall(client: Twilio, sid: string): Promise<void> {
  try {
    await client.calls(sid).fetch();
  } catch (error) {
    throw isGone(error) ? new Error(`There is no call ${sid}.`) : error;
  }
}

async function present(place: RescuePlace, asked: readonly string[]): Promise<Customer[]> {
  const alone = new Map((await findAlone(place.client, place.workspaceSid)).map(byCall));
  const found = await Promise.all(asked.map((sid) => findOne(place, sid, alone)));
  return found.filter((customer) => customer !== undefined);
}

interface Work {
  /** SIDs of calls and tasks. */
  readonly asked: readonly string[];
  readonly wish: Wish;
  readonly find: (sid: string) => Promise<Customer | undefined>;
}

async function rescueAll(invocation: Invocation, place: RescuePlace, { asked, wish, find }: Work): Promise<ExitCode> {
  const lines = new Map<string, string>();
  const act = async (sid: string): Promise<Outcome> => {
    const customer = await find(sid);
    const rescued: Rescued = customer ? await rescue(place, customer, wish) : { nothing: 'not alone' };
    const did = typeof rescued === 'string' ? rescued : rescued.nothing;
    const { callSid = sid, from = null, taskSid = null } = customer ? aloneCall(customer) : {};
    lines.set(
      sid,
      invocation.json
        ? jsonLine({ callSid, from, taskSid, did })
        : `${plain(`${callSid} (${from ?? 'unknown'}): ${did}`)}\n`,
    );
    return rescued === 'offered again' || rescued === 'closing words' ? done : { skipped: did };
  };
  return reportBulk(
    invocation,
    { verb: 'calls rescue', doing: 'Rescuing customers', done: 'rescued', total: () => asked.length },
    { items: asked, act, sidOf: (sid) => sid, lineOf: (sid) => lines.get(sid) ?? '' },
  );
}

/** Says what would be done. */
function showAll({ io, json }: Invocation, { now }: RescuePlace, seen: readonly Customer[], wish: Wish): ExitCode {
  for (const customer of seen) {
    const decision = decideByHand(customer, wish, now());
    const { callSid, from, taskSid } = aloneCall(customer);
    const line = `${callSid} (${from ?? 'unknown'}): would ${wordsFor(decision)}`;
    io.stdout.write(json ? jsonLine({ callSid, from, taskSid, would: decision.act }) : `${plain(line)}\n`);
  }
  if (seen.length === 0 && !json) io.stderr.write('No customer is alone.\n');
  return seen.length > 0 ? exitCodes.alone : exitCodes.done;
}

function wordsFor(decision: Decision): string {
  if (decision.act === 'nothing') return `do nothing: ${decision.why}`;
  return decision.act === 'offer again' ? 'offer again' : 'play the closing words and end the call';
}
