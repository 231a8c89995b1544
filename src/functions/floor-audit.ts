import { integer, maxValue, minValue, optional, pipe, regex, string, transform } from 'valibot';
import { createHandler } from '../lib/handler';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSupervisor, sessionNeeds } from '../lib/session';

const hours = 'expected a whole number of hours from 1 to 720';

/** `GET /floor-audit`: what was done and refused on this desk, for a supervisor. See docs/functions.md. */
export function createFloorAuditHandler(platform: Platform) {
  return createHandler(platform, {
    needs: sessionNeeds,
    authorise: authoriseSupervisor,
    input: {
      hours: optional(
        pipe(
          string(hours),
          regex(/^\d{1,3}$/, hours),
          transform(Number),
          integer(hours),
          minValue(1, hours),
          maxValue(720, hours),
        ),
        '24',
      ),
    },
    run: async (call) => {
      const { readFloorAudit } = await import('../lib/floor/read-audit');
      return json(await readFloorAudit(call, call.input.hours));
    },
  });
}

export const handler = createFloorAuditHandler(runtimePlatform);
