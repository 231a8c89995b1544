import type { Browser } from '@playwright/test';
import twilio from 'twilio';
import { localCredentials } from '../../emulator';
import { LocalRequestClient } from '../../emulator/request-client';
import { metricsOf, openPage, type Probed } from './browser';
import { callIn, comeOnShift, type BenchDesk } from './desk';

/** What the page holds after so many reservations, after a collection. */
export interface Held {
  readonly reservations: number;
  /** Bytes. */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly documents: number;
}

const colleague = 'bob';
const contact = '+15550111';
const timeoutSeconds = 120;

/**
 * One agent's page over many reservations, whose ends take turns: of each ten calls five are talked through, one of them
 * after the agent's phone could not be reached, and one each is given up by the caller, rejected first, taken by a colleague,
 * left unanswered, and a task that is no call. Every one is arrival and answer in the page.
 */
export async function sit(browser: Browser, desk: BenchDesk, calls: number, every: number): Promise<readonly Held[]> {
  const probed = await openPage(browser, 1);
  const { page } = probed;
  await comeOnShift(page, desk);
  const ends = endsOf(desk, (what) => page.evaluate(`probe.${what}`));
  const held: Held[] = [await holds(probed, 0)];
  for (let call = 1; call <= calls; call += 1) {
    await ends[call % ends.length]?.();
    if (call % every === 0) held.push(await holds(probed, call));
  }
  await probed.close();
  return held;
}

/** @param does - Has the page's probe do something. */
function endsOf(desk: BenchDesk, does: (what: string) => Promise<unknown>): readonly (() => Promise<void>)[] {
  const { control } = desk.emulator;
  const { accountSid, authToken } = localCredentials;
  const httpClient = new LocalRequestClient(desk.emulator.origin);
  const workspace = twilio(accountSid, authToken, { httpClient }).taskrouter.v1.workspaces(
    control.sidOf('workspace', 'writers'),
  );
  const workflowSid = control.sidOf('workflow', 'support');
  const queue = workspace.taskQueues(control.sidOf('taskQueue', 'support'));
  const other = workspace.workers(control.sidOf('worker', colleague));
  const become = (name: string) => other.update({ activitySid: control.sidOf('activity', name) });
  const press = (state: string, action: string) => does(`pressIn('${state}', '${action}')`);
  const back = () => does("reach('available')");

  async function talk(): Promise<void> {
    await press('ringing', 'accept');
    await press('connected', 'end');
    await press('wrapping', 'complete');
    await back();
  }
  async function talkedThrough(): Promise<void> {
    callIn(desk);
    await talk();
  }
  async function unreachedFirst(): Promise<void> {
    control.faults.add({
      operation: `phone:${contact}`,
      effect: { phone: 'unreachable' },
      trigger: { next: 1 },
    });
    callIn(desk);
    await press('ringing', 'accept');
    await does("told('failed-to-connect')");
    await talk();
  }
  async function givenUp(): Promise<void> {
    const call = callIn(desk);
    await does("reach('ringing')");
    control.hangUp(call);
    await back();
  }
  async function rejectedFirst(): Promise<void> {
    callIn(desk);
    await press('ringing', 'reject');
    await does("told('rejected')");
    await talk();
  }
  async function takenByColleague(): Promise<void> {
    await queue.update({ maxReservedWorkers: 2 });
    await become('Available');
    callIn(desk);
    await does("reach('ringing')");
    const [offered] = await other.reservations.list({ reservationStatus: 'pending' });
    if (!offered) throw new Error(`Nothing is offered to ${colleague}`);
    await other.reservations(offered.sid).update({ reservationStatus: 'accepted' });
    await back();
    await become('Unavailable');
    await workspace.tasks(offered.taskSid).update({ assignmentStatus: 'completed', reason: 'done' });
    await queue.update({ maxReservedWorkers: 1 });
  }
  async function unanswered(): Promise<void> {
    await workspace.workflows(workflowSid).update({ taskReservationTimeout: 1 });
    const call = callIn(desk);
    await does("reach('ringing')");
    await does("reach('unavailable')");
    control.hangUp(call);
    await workspace.workflows(workflowSid).update({ taskReservationTimeout: timeoutSeconds });
    await press('unavailable', 'go-available');
    await back();
  }
  async function noCall(): Promise<void> {
    const attributes = JSON.stringify({ type: 'letter', customer: { name: 'Ada Lovelace', since: 1843 } });
    await workspace.tasks.create({ workflowSid, attributes });
    await talk();
  }
  return [
    talkedThrough,
    givenUp,
    talkedThrough,
    rejectedFirst,
    talkedThrough,
    takenByColleague,
    talkedThrough,
    unanswered,
    unreachedFirst,
    noCall,
  ];
}

async function holds(probed: Probed, reservations: number): Promise<Held> {
  // Twice, because what is freed may free something else.
  for (let time = 0; time < 2; time += 1) await probed.cdp.send('HeapProfiler.collectGarbage');
  const of = await metricsOf(probed);
  return {
    reservations,
    heap: of('JSHeapUsedSize'),
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
    documents: of('Documents'),
  };
}
