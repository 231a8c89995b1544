import { listPage } from '../../rest/page';
import {
  creates,
  deletes,
  reads,
  updates,
  type Call,
  type Operation,
  type Reply,
  checkVersion,
} from '../../rest/operation';
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
  reads('ListDocument', collection, syncPaging, (call) =>
    listPage(call, {
      key: 'documents',
      rows: call.engine.store.syncDocumentsOf.of(findService(call).sid),
      format: (row) => format(call, row),
    }),
  ),
  creates('CreateDocument', collection, { UniqueName: uniqueName(), Data: data(), Ttl: ttl() }, (call) => {
    const { given, engine } = call;
    const { sid: serviceSid } = findService(call);
    pace.make(serviceSid);
    const what = { serviceSid, uniqueName: given.UniqueName, data: given.Data ?? '{}', ttlSeconds: given.Ttl };
    return reply(call, createDocument(engine, what));
  }),
  reads('FetchDocument', path, {}, (call) => {
    const row = find(call);
    pace.read(row.sid);
    return reply(call, row);
  }),
  updates('UpdateDocument', path, { Data: data(), Ttl: ttl() }, (call) => {
    const row = find(call);
    const { Data, Ttl } = call.given;
    pace.write(row.sid, Data);
    checkVersion(call.ifMatch, row.version);
    return reply(call, updateDocument(call.engine, row, { data: Data, ttlSeconds: Ttl }));
  }),
  deletes('DeleteDocument', path, (call) => {
    const { sid } = find(call);
    pace.write(sid);
    call.engine.store.syncDocuments.delete(sid);
  }),
];
