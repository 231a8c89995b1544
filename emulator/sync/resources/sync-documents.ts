import { listPage } from '../../rest/page';
import { operation, type Call, type Operation, type Reply, checkVersion } from '../../rest/operation';
import { createDocument, updateDocument } from '../sync-commands';
import type { SyncPace } from '../pace';
import { data, syncPaging, ttl, uniqueName } from '../sync-parameters';
import type { SyncDocumentRow } from '../../account/sync-rows';
import { findObject, findService } from './find';
import { dataOf, formatObject } from './sync-format';

const collection = '/v1/Services/:ServiceSid/Documents';
const path = `${collection}/:Sid` as const;

const format = ({ engine, url }: Pick<Call, 'engine' | 'url'>, row: SyncDocumentRow): object => ({
  ...formatObject(engine, url, row, 'Documents', { permissions: 'Permissions' }),
  data: dataOf(row),
});

const reply = (call: Pick<Call, 'engine' | 'url'>, row: SyncDocumentRow): Reply => ({
  body: format(call, row),
  version: row.version,
});

function find(call: Call<typeof path>): SyncDocumentRow {
  const { syncDocuments, syncDocumentBy } = call.engine.store;
  return findObject(call, { rows: syncDocuments, named: syncDocumentBy }, call.path.Sid);
}

/** @see https://www.twilio.com/docs/sync/api/document-resource */
export const documentOperations = (pace: SyncPace): readonly Operation[] => [
  operation({
    id: 'ListDocument',
    method: 'GET',
    path: collection,
    parameters: syncPaging,
    status: 200,
    handle: (call) =>
      listPage(call, {
        key: 'documents',
        rows: call.engine.store.syncDocumentsOf.of(findService(call).sid),
        format: (row) => format(call, row),
      }),
  }),
  operation({
    id: 'CreateDocument',
    method: 'POST',
    path: collection,
    parameters: { UniqueName: uniqueName(), Data: data(), Ttl: ttl() },
    status: 201,
    handle(call) {
      const { given, engine } = call;
      const { sid: serviceSid } = findService(call);
      pace.make(serviceSid);
      const what = { serviceSid, uniqueName: given.UniqueName, data: given.Data ?? '{}', ttlSeconds: given.Ttl };
      return reply(call, createDocument(engine, what));
    },
  }),
  operation({
    id: 'FetchDocument',
    method: 'GET',
    path,
    parameters: {},
    status: 200,
    handle(call) {
      const row = find(call);
      pace.read(row.sid);
      return reply(call, row);
    },
  }),
  operation({
    id: 'UpdateDocument',
    method: 'POST',
    path,
    parameters: { Data: data(), Ttl: ttl() },
    status: 200,
    handle(call) {
      const row = find(call);
      const { Data, Ttl } = call.given;
      pace.write(row.sid, Data);
      checkVersion(call.ifMatch, row.version);
      return reply(call, updateDocument(call.engine, row, { data: Data, ttlSeconds: Ttl }));
    },
  }),
  operation({
    id: 'DeleteDocument',
    method: 'DELETE',
    path,
    parameters: {},
    status: 204,
    handle(call) {
      const { sid } = find(call);
      pace.write(sid);
      call.engine.store.syncDocuments.delete(sid);
      return {};
    },
  }),
];
