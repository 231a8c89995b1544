import { listPage, type Order } from '../../rest/page';
import {
  found,
  creates,
  deletes,
  reads,
  updates,
  type Call,
  type Operation,
  type Reply,
  checkVersion,
} from '../../rest/operation';
import { oneOf, text, wholeNumber, type Parameter } from '../../rest/parameters';
import type { Engine } from '../../taskrouter/engine';
import {
  createListItem,
  createMapItem,
  deleteItem,
  itemSid,
  listsOf,
  mapsOf,
  updateItem,
  type Collections,
} from '../sync-commands';
import type { SyncPace } from '../pace';
import { data, itemKey, requiredData, syncPaging, ttl } from '../sync-parameters';
import type { SyncItemRow, SyncListItemRow, SyncMapItemRow, SyncObjectRow } from '../../account/sync-rows';
import { findObject } from './find';
import { formatListItem, formatMapItem } from './sync-format';

/** What the items of maps and of lists differ in. @typeParam N - What an item goes by: its key, or its index. */
interface ItemKind<R extends SyncObjectRow, I extends SyncItemRow, N extends string | number> {
  readonly of: 'Map' | 'List';
  readonly kept: (engine: Engine) => Collections<R, I>;
  readonly nameOf: (item: I) => N;
  /** As it stands in an address. */
  readonly readName: (segment: string) => N;
  /** As it stands in a parameter. */
  readonly from: Parameter<N | undefined>;
  readonly order: (direction: 'asc' | 'desc') => Order<I>;
  readonly format: (engine: Engine, url: Call['url'], item: I) => object;
}

/** `Ttl` is the older name of `ItemTtl`. */
const lifetime = { Ttl: ttl(), ItemTtl: ttl(), CollectionTtl: ttl() };

/** Whether a name comes after another, or is that one where the bounds include it. */
function startingAt<N extends string | number>(
  from: N | undefined,
  bounds = 'inclusive',
  order = 'asc',
): (name: N) => boolean {
  if (from === undefined) return () => true;
  return (name) => (name === from ? bounds === 'inclusive' : name > from === (order === 'asc'));
}

/** All but making one. */
function itemOperations<R extends SyncObjectRow, I extends SyncItemRow, N extends string | number>(
  kind: ItemKind<R, I, N>,
  pace: SyncPace,
): readonly Operation[] {
  const collection = `/v1/Services/:ServiceSid/${kind.of}s/:CollectionSid/Items` as const;
  const path = `${collection}/:Name` as const;

  const reply = ({ engine, url }: Pick<Call, 'engine' | 'url'>, item: I): Reply => ({
    body: kind.format(engine, url, item),
    version: item.version,
  });
  const findOwner = (call: Call<typeof collection>): R =>
    findObject(call, kind.kept(call.engine), call.path.CollectionSid);
  const findItem = (call: Call<typeof path>, owner: R): I =>
    found(kind.kept(call.engine).items.get(itemSid(owner.sid, kind.readName(call.path.Name))), call.url);

  return [
    reads(
      `ListSync${kind.of}Item`,
      collection,
      {
        ...syncPaging,
        Order: oneOf('asc', 'desc'),
        From: kind.from,
        Bounds: oneOf('inclusive', 'exclusive'),
      },
      (call) => {
        const { Order: direction = 'asc', From, Bounds } = call.given;
        const { sid } = findOwner(call);
        pace.read(sid);
        const isWanted = startingAt(From, Bounds, direction);
        return listPage(call, {
          key: 'items',
          rows: kind.kept(call.engine).itemsOf.of(sid),
          where: (item) => isWanted(kind.nameOf(item)),
          order: kind.order(direction),
          format: (item) => kind.format(call.engine, call.url, item),
        });
      },
    ),
    reads(`FetchSync${kind.of}Item`, path, {}, (call) => {
      const owner = findOwner(call);
      pace.read(owner.sid);
      return reply(call, findItem(call, owner));
    }),
    updates(`UpdateSync${kind.of}Item`, path, { Data: data(), ...lifetime }, (call) => {
      const { Data, Ttl, ItemTtl: ttlSeconds = Ttl, CollectionTtl: collectionTtlSeconds } = call.given;
      const owner = findOwner(call);
      const item = findItem(call, owner);
      pace.write(owner.sid, Data);
      checkVersion(call.ifMatch, item.version);
      const change = { data: Data, ttlSeconds, collectionTtlSeconds };
      return reply(call, updateItem(call.engine, kind.kept(call.engine), owner, item, change));
    }),
    deletes(`DeleteSync${kind.of}Item`, path, (call) => {
      const owner = findOwner(call);
      const item = findItem(call, owner);
      pace.write(owner.sid);
      checkVersion(call.ifMatch, item.version);
      deleteItem(call.engine, kind.kept(call.engine), owner, item);
    }),
  ];
}

/** @see https://www.twilio.com/docs/sync/api/map-item-resource */
export const mapItemOperations = (pace: SyncPace): readonly Operation[] => [
  creates(
    'CreateSyncMapItem',
    '/v1/Services/:ServiceSid/Maps/:MapSid/Items',
    { Key: itemKey(), Data: requiredData('mapItem'), ...lifetime },
    (call) => {
      const { Key: key, Data, Ttl, ItemTtl: ttlSeconds = Ttl, CollectionTtl: collectionTtlSeconds } = call.given;
      const { engine, url } = call;
      const map = findObject(call, mapsOf(engine), call.path.MapSid);
      pace.write(map.sid, Data);
      const item = createMapItem(engine, map, { key, data: Data, ttlSeconds, collectionTtlSeconds });
      return { body: formatMapItem(engine, url, item), version: item.version };
    },
  ),
  ...itemOperations(
    {
      of: 'Map',
      kept: mapsOf,
      nameOf: ({ key }: SyncMapItemRow) => key,
      readName: (segment) => segment,
      from: text(),
      // Where nothing else tells rows apart, they stand by what they go by here, which is their key.
      order: (direction) => ({ keys: [], newestFirst: direction === 'desc' }),
      format: formatMapItem,
    },
    pace,
  ),
];

/** @see https://www.twilio.com/docs/sync/api/listitem-resource */
export const listItemOperations = (pace: SyncPace): readonly Operation[] => [
  creates(
    'CreateSyncListItem',
    '/v1/Services/:ServiceSid/Lists/:ListSid/Items',
    { Data: requiredData('listItem'), ...lifetime },
    (call) => {
      const { Data, Ttl, ItemTtl: ttlSeconds = Ttl, CollectionTtl: collectionTtlSeconds } = call.given;
      const { engine, url } = call;
      const list = findObject(call, listsOf(engine), call.path.ListSid);
      pace.write(list.sid, Data);
      const item = createListItem(engine, list, { data: Data, ttlSeconds, collectionTtlSeconds });
      return { body: formatListItem(engine, url, item), version: item.version };
    },
  ),
  ...itemOperations(
    {
      of: 'List',
      kept: listsOf,
      nameOf: ({ index }: SyncListItemRow) => index,
      readName: Number,
      from: wholeNumber(0, Number.MAX_SAFE_INTEGER),
      order: (direction) => ({ keys: [direction === 'desc' ? ({ index }) => -index : ({ index }) => index] }),
      format: formatListItem,
    },
    pace,
  ),
];
