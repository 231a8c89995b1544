import { listPage, type ListPayload } from '../../../emulator/event-bridge/bridge-lists';
import { Parameters } from '../../../emulator/event-bridge/bridge-parameters';

interface Thing {
  readonly sid: string;
  readonly weight: number;
}

const things: readonly Thing[] = [
  { sid: 'T1', weight: 5 },
  { sid: 'T2', weight: 1 },
  { sid: 'T3', weight: 5 },
  { sid: 'T4', weight: 9 },
  { sid: 'T5', weight: 1 },
];

function page(parameters: object, where: (thing: Thing) => boolean = () => true): ListPayload {
  return listPage(things, new Parameters({ ...parameters }), (thing) => ({ ...thing }), {
    where,
    orderings: { Weight: ({ weight }) => weight },
  });
}

const sids = ({ contents }: ListPayload): string[] => contents.map((item) => (item as Thing).sid);

describe('a list', () => {
  it('has everything in the order it was made, and the shape the SDK looks for', () => {
    expect(page({})).toEqual({
      contents: things,
      after_sid: null,
      before_sid: null,
      meta: { list_key: 'contents' },
      page: 0,
      total: 5,
      start: 0,
      end: 0,
      nextPage: 0,
      lastPage: 0,
    });
  });

  it('goes on after the last item of the page before', () => {
    const first = page({ PageSize: 2 });
    expect(sids(first)).toEqual(['T1', 'T2']);
    expect(first.after_sid).toBe('T2');
    const second = page({ PageSize: 2, AfterSid: 'T2' });
    expect(sids(second)).toEqual(['T3', 'T4']);
    const last = page({ PageSize: 2, AfterSid: 'T4' });
    expect(sids(last)).toEqual(['T5']);
    expect(last.after_sid).toBeNull();
  });

  it('ends with a full page where nothing follows', () => {
    expect(page({ PageSize: 5 }).after_sid).toBeNull();
  });

  it('is filtered first, and goes on from an item that the filter has since left out', () => {
    const heavy = (thing: Thing): boolean => thing.weight > 1;
    expect(page({ PageSize: 2 }, heavy)).toMatchObject({ after_sid: 'T3', total: 3 });
    expect(sids(page({ AfterSid: 'T2' }, heavy))).toEqual(['T3', 'T4']);
  });

  it('is ordered as asked, in the order made where that says nothing, and goes on by a token', () => {
    expect(sids(page({ Ordering: 'Weight:asc' }))).toEqual(['T2', 'T5', 'T1', 'T3', 'T4']);
    const first = page({ Ordering: 'Weight:desc', PageSize: 2 });
    expect(sids(first)).toEqual(['T4', 'T1']);
    expect(first.after_sid).toBeNull();
    const second = page({ Ordering: 'Weight:desc', PageSize: 3, NextToken: first.meta.next_token });
    expect(sids(second)).toEqual(['T3', 'T2', 'T5']);
    expect(second.meta.next_token).toBeNull();
  });

  it.each([
    [{ PageSize: 0 }, /'0' provided for PageSize/],
    [{ PageSize: 1001 }, /between 1 and 1000/],
    [{ PageSize: 'many' }, /'many' provided for PageSize/],
    [{ AfterSid: 'T6' }, /'T6' provided for AfterSid/],
    [{ Ordering: 'Weight:up' }, /'Weight:up' provided for Ordering is not Weight:asc or Weight:desc/],
    [{ Ordering: 'toString:asc' }, /provided for Ordering/],
    [{ Ordering: 'Weight:asc', NextToken: 'x' }, /'x' provided for NextToken/],
  ])('is refused for %j', (parameters, message) => {
    expect(() => page(parameters)).toThrow(message);
  });
});
