import { stringify } from 'lossless-json';
import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import type { WorkerInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/worker';
import { readExact } from '../../../lib/attributes/exact';
import { attributeFields, attributesOf, defined, withAttributes } from '../fields';
import type { Names } from '../names';
import type { Thing } from '../thing';
import { activitySid, inList, type Collection } from './collection';

const textOf = ({ attributes }: WorkerInstance): string => attributes || '{}';

const thing = (row: WorkerInstance, etag?: string): Thing => ({
  sid: row.sid,
  name: row.friendlyName,
  fields: { activity: row.activityName, ...attributeFields(readExact(textOf(row))) },
  attributes: textOf(row),
  ...(etag !== undefined && { etag }),
});

/** Attributes are read, merged and written under the worker's version. @see https://www.twilio.com/docs/taskrouter/api/worker */
export function workers(workspace: WorkspaceContext, names: Names): Collection {
  return {
    ...inList(workspace.workers, (row) => thing(row)),
    async fetch(sid) {
      const { body, headers } = await workspace.workers(sid).fetchWithHttpInfo();
      return thing(body, headers['etag']);
    },
    create: async (friendlyName, fields) =>
      thing(
        await workspace.workers.create({
          friendlyName,
          attributes: stringify(attributesOf(fields)) ?? '{}',
          ...defined({ activitySid: activitySid(names, fields['activity']) }),
        }),
      ),
    async update({ sid, attributes: before = '{}', etag }, to) {
      const attributes = withAttributes(before, to);
      return thing(await workspace.workers(sid).update({ attributes, ...defined({ ifMatch: etag }) }));
    },
  };
}
