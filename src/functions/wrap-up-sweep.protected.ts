import { anyone, createHandler } from '../lib/handler';
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

/** `POST /wrap-up-sweep`: completes wrap-ups that have outlived their deadline. See docs/functions.md. */
export function createWrapUpSweepHandler(platform: Platform, limits = wrapUpLimits) {
  const pace = new SweepPace(pauseMs);
  return createHandler(platform, {
    needs: ['ACCOUNT_SID', 'AUTH_TOKEN', 'WORKSPACE_SID'],
    authorise: anyone,
    input: wrapUpSweepInput,
    run: async (call) => {
      const { dryRun, limitSeconds = limits.limitSeconds, TimestampMs } = call.input;
      const begun = platform.now();
      // Deadlines are by TaskRouter's clock, which its events tell.
      const now = TimestampMs ?? begun;
      if (!dryRun && !pace.begin(now)) return json({ paused: true });
      const request = {
        workspaceSid: call.configuration.WORKSPACE_SID,
        limits: { ...limits, limitSeconds },
        dryRun,
        now,
        hasTime: () => platform.now() < begun + sweepForMs,
      };
      try {
        return json(await sweepWrapUps(await twilioClient(call), request, (line) => platform.log(line)));
      } catch (error) {
        pace.forget();
        throw error;
      }
    },
  });
}

export const handler = createWrapUpSweepHandler(runtimePlatform);
