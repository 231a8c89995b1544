import { customerOfTaskEvent, taskEventInput } from '../lib/alone/events';
import { customersAlone, isWatching } from '../lib/alone/settings';
import { sweepCustomers, watchCustomer } from '../lib/alone/watch';
import { anyone, createHandler } from '../lib/handler';
import { pause } from '../lib/platform';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { SweepPace } from '../lib/sweep-pace';
import { twilioClient } from '../lib/twilio-client';
import { wrapUpSweepInput } from '../lib/wrap-up-input';
import { wrapUpLimits } from '../lib/wrap-up-limits';
import { sweepWrapUps } from '../lib/wrap-up-sweep';

/** Twilio's event callback comes with every event; the list of wrap-ups is read this often at most. */
const pauseMs = 10_000;

/** Leaves the time for the task in hand before the Function has to reply. */
const sweepForMs = 5_000;

/** The same for customers, for whom it has waited before. */
const rescueForMs = 6_500;

/**
 * `POST /wrap-up-sweep`: hears TaskRouter's events. Completes wrap-ups that have outlived their deadline, and looks after customers whom
 * nobody stands for any more. See docs/functions.md.
 */
export function createWrapUpSweepHandler(platform: Platform, limits = wrapUpLimits, configured = customersAlone) {
  const pace = new SweepPace(pauseMs);
  const around = { configured, now: () => platform.now(), wait: (delayMs: number) => pause(platform, delayMs) };
  return createHandler(platform, {
    needs: ['ACCOUNT_SID', 'AUTH_TOKEN', 'WORKSPACE_SID'],
    authorise: anyone,
    input: { ...wrapUpSweepInput, ...taskEventInput },
    run: async (call) => {
      const { dryRun, limitSeconds = limits.limitSeconds, TimestampMs } = call.input;
      const begun = platform.now();
      const workspaceSid = call.configuration.WORKSPACE_SID;
      const which = dryRun ? undefined : customerOfTaskEvent(call.input, workspaceSid);
      // Deadlines are by TaskRouter's clock, which its events tell.
      const now = TimestampMs ?? begun;
      const isTime = dryRun || pace.begin(now);
      if (!isTime && !which) return json({ paused: true });
      const client = await twilioClient(call);
      const hasTimeFor = (durationMs: number) => () => platform.now() < begun + durationMs;
      const wrapUps = {
        workspaceSid,
        limits: { ...limits, limitSeconds },
        dryRun,
        now,
        hasTime: hasTimeFor(sweepForMs),
      };
      const customers = { workspaceSid, dryRun, hasTime: hasTimeFor(rescueForMs) };
      const sweeping = isTime
        ? Promise.all([
            sweepWrapUps(client, wrapUps, (line) => platform.log(line)),
            isWatching(configured) ? sweepCustomers(client, customers, around) : { alone: [], more: false },
          ])
        : undefined;
      const [swept, watched] = await Promise.allSettled([sweeping, which && watchCustomer(client, which, around)]);
      if (swept.status === 'rejected') {
        pace.forget();
        throw swept.reason;
      }
      if (watched.status === 'rejected') throw watched.reason;
      const customer = watched.value === undefined ? {} : { customer: watched.value };
      if (!swept.value) return json({ paused: true, ...customer });
      const [{ more, ...sweep }, { alone, more: moreAlone }] = swept.value;
      return json({ ...sweep, alone, ...customer, more: more || moreAlone });
    },
  });
}

export const handler = createWrapUpSweepHandler(runtimePlatform);
