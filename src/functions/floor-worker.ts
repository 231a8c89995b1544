import {
  array,
  integer,
  maxLength,
  maxValue,
  minValue,
  number,
  object,
  optional,
  picklist,
  pipe,
  string,
} from 'valibot';
import { keepsSessions } from '../lib/configuration';
import { DeskError } from '../lib/errors';
import { changeWorker, readChangeable } from '../lib/floor/change-worker';
import { setActivity } from '../lib/floor/set-activity';
import { signOutWorker } from '../lib/floor/sign-out-worker';
import { createHandler } from '../lib/handler';
import { recordedBy } from '../lib/people/on-record';
import { signedOut } from '../lib/people/person';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSupervisor, sessionNeeds } from '../lib/session';
import { sid } from '../lib/sids';
import { twilioClient } from '../lib/twilio-client';

const few = 'expected a list of at most 20 changes';
const valueText = optional(pipe(string('expected JSON text'), maxLength(4_096, 'expected at most 4096 characters')));
const key = pipe(string('expected the name of an attribute'), maxLength(200, 'expected at most 200 characters'));
const expected = 'expected a whole number from 0 to 250';
const capacity = pipe(number(expected), integer(expected), minValue(0, expected), maxValue(250, expected));

const attributeChanges = pipe(
  array(object({ key, before: valueText, value: valueText }, few), few),
  maxLength(20, few),
);
const capacityChanges = pipe(array(object({ channel: key, before: capacity, capacity }, few), few), maxLength(20, few));

/** `POST /floor-worker`: changes a worker's activity, attributes and capacity, or signs them out, for a supervisor. See docs/functions.md. */
export function createFloorWorkerHandler(platform: Platform) {
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSupervisor,
    input: {
      workerSid: sid('WK', "a worker's SID"),
      act: optional(
        picklist(['activity', 'read', 'change', 'sign-out'], 'expected activity, read, change or sign-out'),
        'activity',
      ),
      activitySid: optional(sid('WA', "an activity's SID")),
      attributes: optional(attributeChanges, []),
      capacities: optional(capacityChanges, []),
    },
    run: async (call) => {
      const { act, workerSid, activitySid, attributes, capacities } = call.input;
      const workspaceSid = call.configuration.WORKSPACE_SID;
      const client = await twilioClient(call);
      if (act === 'read') return json(await readChangeable(client, workspaceSid, workerSid));
      const { recorderOf } = await import('../lib/people/recorder');
      const around = { workspaceSid, workerSid, onRecord: recordedBy(await recorderOf(call)) };
      if (act === 'change') return json(await changeWorker(client, { ...around, attributes, capacities }));
      if (act === 'sign-out') {
        const endSessions = async (name: string): Promise<void> => {
          const { peopleStore } = await import('../lib/people/instance-store');
          const { store } = await peopleStore(call);
          await store.changePerson(name, (person) => (person?.workerSid === workerSid ? signedOut(person) : undefined));
        };
        return json(
          await signOutWorker(client, {
            ...around,
            endSessions: keepsSessions(call.context) ? endSessions : undefined,
          }),
        );
      }
      if (activitySid === undefined)
        throw new DeskError(
          'invalid_request',
          'activitySid is missing: which activity (WA and 32 hexadecimal digits)?',
        );
      return json(await setActivity(client, { ...around, activitySid }));
    },
  });
}

export const handler = createFloorWorkerHandler(runtimePlatform);
