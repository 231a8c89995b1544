import { notDone, type Operation } from '../../rest/operation';
import { servicesPath } from './sync-format';

const service = `${servicesPath}/:ServiceSid`;
const stream = `${service}/Streams`;

const permissions = (resource: string, path: string): readonly Operation[] => [
  notDone(`List${resource}Permission`, 'GET', `${path}/Permissions`),
  notDone(`Fetch${resource}Permission`, 'GET', `${path}/Permissions/:Identity`),
  notDone(`Update${resource}Permission`, 'POST', `${path}/Permissions/:Identity`),
  notDone(`Delete${resource}Permission`, 'DELETE', `${path}/Permissions/:Identity`),
];

/** What is published of Sync and is for its browser SDK alone, so that it is named rather than not found. */
export const syncNotDone: readonly Operation[] = [
  ...permissions('Document', `${service}/Documents/:DocumentSid`),
  ...permissions('SyncMap', `${service}/Maps/:MapSid`),
  ...permissions('SyncList', `${service}/Lists/:ListSid`),
  notDone('ListSyncStream', 'GET', stream),
  notDone('CreateSyncStream', 'POST', stream),
  notDone('FetchSyncStream', 'GET', `${stream}/:Sid`),
  notDone('UpdateSyncStream', 'POST', `${stream}/:Sid`),
  notDone('DeleteSyncStream', 'DELETE', `${stream}/:Sid`),
  notDone('CreateStreamMessage', 'POST', `${stream}/:StreamSid/Messages`),
];
