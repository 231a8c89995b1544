import { type Address, creates, deletes, reads, updates, type Operation } from '../../rest/operation';
import { keptSettings } from '../../rest/kept-settings';
import { listPage } from '../../rest/page';
import { flag, text, wholeNumber } from '../../rest/parameters';
import { isoDate } from '../../taskrouter-api/in-workspace';
import type { Engine } from '../../taskrouter/engine';
import { createService, deleteService } from '../sync-commands';
import { maximumNameCharacters } from '../sync-limits';
import { syncPaging } from '../sync-parameters';
import type { SyncServiceRow } from '../../account/sync-rows';
import { serviceBy } from './find';
import { servicesPath, syncUrl } from './sync-format';

const path = `${servicesPath}/:Sid` as const;

/** How what is kept is answered as long as nobody has set it. */
const unset = {
  webhook_url: null,
  webhooks_from_rest_enabled: false,
  reachability_webhooks_enabled: false,
  acl_enabled: false,
  reachability_debouncing_enabled: false,
  reachability_debouncing_window: 5000,
} as const;

function format({ accountSid }: Engine, url: Address, row: SyncServiceRow): object {
  const own = syncUrl(url, row.sid);
  return {
    sid: row.sid,
    unique_name: row.uniqueName,
    account_sid: accountSid,
    friendly_name: row.friendlyName,
    date_created: isoDate(row.dateCreated),
    date_updated: isoDate(row.dateUpdated),
    url: own,
    ...unset,
    ...row.settings,
    links: {
      documents: `${own}/Documents`,
      lists: `${own}/Lists`,
      maps: `${own}/Maps`,
      streams: `${own}/Streams`,
    },
  };
}

const [shortestDebouncingMs, longestDebouncingMs] = [1000, 30_000];

/** What means nothing here: nothing is told of what happens, nor kept from anybody; there are no clients but the REST API's. */
const kept = {
  WebhookUrl: text(),
  WebhooksFromRestEnabled: flag(),
  ReachabilityWebhooksEnabled: flag(),
  AclEnabled: flag(),
  ReachabilityDebouncingEnabled: flag(),
  ReachabilityDebouncingWindow: wholeNumber(shortestDebouncingMs, longestDebouncingMs),
};

const settings = { FriendlyName: text(maximumNameCharacters), ...kept };

/** @see https://www.twilio.com/docs/sync/api/service */
export const serviceOperations: readonly Operation[] = [
  reads('ListService', servicesPath, syncPaging, (call) =>
    listPage(call, {
      key: 'services',
      rows: call.engine.store.syncServices.values(),
      format: (row) => format(call.engine, call.url, row),
    }),
  ),
  creates('CreateService', servicesPath, settings, ({ engine, url, given }) => ({
    body: format(
      engine,
      url,
      createService(engine, {
        friendlyName: given.FriendlyName ?? null,
        uniqueName: null,
        settings: keptSettings(kept, given),
      }),
    ),
  })),
  reads('FetchService', path, {}, ({ engine, url, path: { Sid } }) => ({
    body: format(engine, url, serviceBy(engine, url, Sid)),
  })),
  updates('UpdateService', path, settings, ({ engine, url, given, path: { Sid } }) => {
    const { sid, friendlyName, settings: before } = serviceBy(engine, url, Sid);
    const change = {
      friendlyName: given.FriendlyName ?? friendlyName,
      settings: { ...before, ...keptSettings(kept, given) },
      dateUpdated: engine.clock.now(),
    };
    return { body: format(engine, url, engine.store.syncServices.update(sid, change)) };
  }),
  deletes('DeleteService', path, ({ engine, url, path: { Sid } }) =>
    deleteService(engine, serviceBy(engine, url, Sid).sid),
  ),
];
