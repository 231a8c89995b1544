import type { Twilio } from 'twilio';
import { customerOfTaskEvent, taskEventInput } from '../lib/alone/alone-events';
import { customersAlone, isWatching } from '../lib/alone/alone-settings';
import { listTasksInProgress } from '../lib/alone/read-customers';
import { lookTwice, sweepCustomers, watchCustomer, type Around } from '../lib/alone/watch-customers';
import { isClock } from '../lib/deadline/clock-task';
import { deadlineEventInput, DeadlineClocks, type Heard } from '../lib/deadline/deadline-clocks';
import { deadlineWorkflow } from '../lib/deadline/deadline-workflow';
import { anyone, createHandler, type Call } from '../lib/handler';
import { keepCall } from '../lib/history/keep-call';
import { pause, type Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { SweepPace } from '../lib/wrap-up/sweep-pace';
import { twilioClient } from '../lib/twilio-client';
import { reportHangUp } from '../lib/wrap-up/hung-up';
import { wrapUpSweepInput } from '../lib/wrap-up/wrap-up-input';
import { wrapUpLimits } from '../lib/wrap-up/wrap-up-limits';
import type { WrapUpLimits } from '../lib/wrap-up/wrap-up-record';
import { sweepWrapUps } from '../lib/wrap-up/wrap-up-sweep';

/** Twilio's event callback comes with every event; the list of wrap-ups is read this often at most. */
const pauseMs = 10_000;

/** A sweep that finds somebody alone waits, too; there has to be time for that. */
const sweepWithinMs = 2_000;

/** Leaves the time for the task in hand before the Function has to reply. */
const sweepForMs = 5_000;

/** The same for customers, for whom it has waited before. */
const rescueForMs = 6_500;

const needs = ['ACCOUNT_SID', 'AUTH_TOKEN', 'WORKSPACE_SID'] as const;
const input = { ...wrapUpSweepInput, ...taskEventInput, ...deadlineEventInput };
type SweepCall = Call<(typeof needs)[number], typeof input, undefined>;

/**
 * `POST /wrap-up-sweep`: hears TaskRouter's events. Completes wrap-ups that have outlived their deadline, and looks after customers whom
 * nobody stands for any more; keeps the history of calls; writes into a task that a colleague
 * has taken it over. See docs/functions.md.
 */
export function createWrapUpSweepHandler(platform: Platform, limits = wrapUpLimits, configured = customersAlone) {
  const pace = new SweepPace(pauseMs);
  const clocks = new DeadlineClocks(platform);
  const around = { configured, now: () => platform.now(), wait: (delayMs: number) => pause(platform, delayMs) };
  return createHandler(platform, {
    needs,
    authorise: anyone,
    input,
    run: async (call) => {
      // A clock has no history; and none of these ever fails.
      const keeping = isClock(call.input.TaskAttributes ?? '') ? undefined : keepCall(call, call.event);
      const besides = Promise.all([keeping, hear(call), reportHangUp(call, call.event)]);
      try {
        const swept = await sweep(call);
        const [history = 'nothing to do', deadline, reported] = await besides;
        return json({
          ...swept,
          ...(deadline !== undefined && { deadline }),
          ...(history !== 'nothing to do' && { history }),
          ...(reported !== 'nothing to do' && { reported }),
        });
      } finally {
        // An instance that has replied does nothing more.
        await besides;
      }
    },
  });

  async function hear(call: SweepCall): Promise<Heard | undefined> {
    const workflowSid = deadlineWorkflow(call.context);
    if (workflowSid === undefined || call.input.dryRun) return undefined;
    const { limitSeconds = limits.limitSeconds } = call.input;
    const rules = { workspaceSid: call.configuration.WORKSPACE_SID, workflowSid, limits: { ...limits, limitSeconds } };
    return clocks.hear(call.input, rules, () => twilioClient(call));
  }

  async function sweep(call: SweepCall): Promise<object> {
    const { dryRun, limitSeconds = limits.limitSeconds, TimestampMs } = call.input;
    const begun = platform.now();
    const workspaceSid = call.configuration.WORKSPACE_SID;
    const which = dryRun ? undefined : customerOfTaskEvent(call.input, workspaceSid);
    // Deadlines are by TaskRouter's clock, which its events tell.
    const now = TimestampMs ?? begun;
    if (!which && !dryRun && !pace.begin(now)) return { paused: true };
    const client = await twilioClient(call);
    const customer = which ? { customer: await watchCustomer(client, which, around) } : {};
    // Where it has waited for a customer, the next event brings the sweep.
    const isLate = (): boolean => platform.now() > begun + sweepWithinMs;
    if (which && (isLate() || !pace.begin(now))) return { paused: true, ...customer };
    try {
      const asked = { workspaceSid, dryRun, begun, now, limits: { ...limits, limitSeconds } };
      const both = (): ReturnType<typeof sweepBoth> => sweepBoth(platform, client, asked, around);
      const [{ more, ...wrapUps }, { alone, more: moreAlone }] = await lookTwice(both, around.wait, isLate);
      return { ...wrapUps, alone, ...customer, more: more || moreAlone };
    } catch (error) {
      pace.forget();
      throw error;
    }
  }
}

interface BothToSweep {
  readonly workspaceSid: string;
  readonly dryRun: boolean;
  /** Epoch milliseconds, by the platform's clock and by TaskRouter's. */
  readonly begun: number;
  readonly now: number;
  readonly limits: WrapUpLimits;
}

/** Sweeps wrap-ups and customers at the same time, by one list of tasks. */
async function sweepBoth(platform: Platform, client: Twilio, sweep: BothToSweep, around: Around) {
  const { begun, limits, now, ...shared } = sweep;
  const hasTimeFor = (durationMs: number) => () => platform.now() < begun + durationMs;
  const isWatched = isWatching(around.configured ?? {});
  const listed = isWatched ? listTasksInProgress(client, sweep.workspaceSid) : undefined;
  const wrapping = listed?.then((tasks) => tasks.filter(({ assignmentStatus }) => assignmentStatus === 'wrapping'));
  const wrapUps = { ...shared, limits, now, hasTime: hasTimeFor(sweepForMs), listed: wrapping };
  return Promise.all([
    sweepWrapUps(client, wrapUps, (line) => platform.log(line, 'error')),
    isWatched
      ? sweepCustomers(client, { ...shared, hasTime: hasTimeFor(rescueForMs), listed }, around)
      : { alone: [], more: false },
  ]);
}

export const handler = createWrapUpSweepHandler(runtimePlatform);
