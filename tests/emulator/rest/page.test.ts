import fc from 'fast-check';
import { cutPage, paging, type ListCall, type Order, type Page } from '../../../emulator/rest/page';
import { readParameters, type Given } from '../../../emulator/rest/parameters';

interface Thing {
  readonly sid: string;
  readonly rank: number;
}

const thing = (number: number, rank = 0): Thing => ({ sid: `TH${String(number).padStart(4, '0')}`, rank });

function callOf(address: string): ListCall {
  const url = new URL(address, 'http://localhost:4010');
  const raw = new Map([...url.searchParams].map(([name, value]) => [name, [value]]));
  return { url, raw, given: readParameters(paging, raw) as Given<typeof paging> };
}

const firstPage = (size: number): string => `/v1/Things?Filter=a%26b&PageSize=${size}`;

/** Every page from the first, following its addresses; `between` is called after each. */
function readAll(
  rows: () => readonly Thing[],
  size: number,
  order?: Order<Thing>,
  between: () => void = () => undefined,
): Page<Thing>[] {
  const pages: Page<Thing>[] = [];
  for (let address: string | null = firstPage(size); address;) {
    const page: Page<Thing> = cutPage(callOf(address), { rows: rows(), order });
    pages.push(page);
    address = page.next;
    between();
  }
  return pages;
}

const orders: (Order<Thing> | undefined)[] = [
  undefined,
  { keys: [(row) => row.rank] },
  { keys: [(row) => -row.rank] },
  { keys: [], newestFirst: true },
];
const anyOrder = fc.constantFrom(...orders);
const anyThings = fc
  .array(fc.integer({ min: 0, max: 3 }), { maxLength: 40 })
  .map((ranks) => ranks.map((rank, n) => thing(n, rank)));

test('pages put together are the list, each row once, in order', () => {
  fc.assert(
    fc.property(anyThings, fc.integer({ min: 1, max: 15 }), anyOrder, (things, size, order) => {
      const pages = readAll(() => things, size, order);
      const read = pages.flatMap(({ rows }) => rows);
      expect(new Set(read)).toEqual(new Set(things));
      expect(read).toHaveLength(things.length);
      for (const [at, row] of read.entries()) {
        const before = read[at - 1];
        const key = order?.keys[0];
        if (before && key) expect(key(before)).toBeLessThanOrEqual(key(row));
      }
      for (const page of pages.slice(0, -1)) expect(page.rows).toHaveLength(size);
    }),
  );
});

test('each page leads back to the one before it', () => {
  fc.assert(
    fc.property(anyThings, fc.integer({ min: 1, max: 15 }), anyOrder, (things, size, order) => {
      const pages = readAll(() => things, size, order);
      for (const [at, page] of pages.entries()) {
        const before = pages[at - 1];
        if (!before) expect(page.previous).toBeNull();
        else expect(cutPage(callOf(page.previous ?? ''), { rows: things, order }).rows).toEqual(before.rows);
      }
    }),
  );
});

test('rows made and deleted while somebody reads neither shift nor repeat the others', () => {
  fc.assert(
    fc.property(
      anyThings,
      fc.integer({ min: 1, max: 5 }),
      anyOrder,
      fc.infiniteStream(fc.nat()),
      (things, size, order, nat) => {
        let rows = [...things];
        let made = things.length;
        const lasting = new Set(things);
        const disturb = (): void => {
          const gone = rows[(nat.next().value ?? 0) % Math.max(1, rows.length)];
          if (gone) lasting.delete(gone);
          rows = rows.filter((row) => row !== gone);
          if (made < 60) rows.push(thing(made++, 3));
        };
        const read = readAll(() => rows, size, order, disturb).flatMap((page) => page.rows);
        expect(new Set(read).size).toBe(read.length);
        for (const row of lasting) expect(read).toContain(row);
      },
    ),
  );
});

test('addresses keep the filter and the size', () => {
  const things = [thing(1), thing(2), thing(3)];
  const page = cutPage(callOf(firstPage(2)), { rows: things });
  expect(page).toMatchObject({
    number: 0,
    size: 2,
    first: '/v1/Things?Filter=a%26b&PageSize=2&Page=0',
    previous: null,
  });
  expect(page.next).toMatch(/^\/v1\/Things\?Filter=a%26b&PageSize=2&Page=1&PageToken=PA[\w-]+$/);
  const next = cutPage(callOf(page.next ?? ''), { rows: things });
  expect(next).toMatchObject({ number: 1, own: page.next });
});

test.each(['nonsense', 'PA', 'PAVFc', 'PX0000', 'PA%00'])('the token %s is refused', (token) => {
  const call = callOf(`/v1/Things?PageToken=${token}`);
  expect(() => cutPage(call, { rows: [thing(1)], order: { keys: [(row) => row.rank] } })).toThrow(
    /provided for PageToken is not a token of this list/,
  );
});

test('a page is not found by its number alone', () => {
  expect(() => cutPage(callOf('/v1/Things?Page=2'), { rows: [] })).toThrow(expect.objectContaining({ code: 40153 }));
});
