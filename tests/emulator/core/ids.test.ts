import { Ids, isSid } from '../../../emulator/core/ids';

test('identifiers are a prefix and a counter of its own in hexadecimal', () => {
  const ids = new Ids();
  expect([ids.next('WT'), ids.next('WT'), ids.next('WK')]).toEqual([
    'WT00000000000000000000000000000001',
    'WT00000000000000000000000000000002',
    'WK00000000000000000000000000000001',
  ]);
  expect(isSid('WT', ids.next('WT'))).toBe(true);
});

test('counting goes on from where it is set, and from the start again after a reset', () => {
  const ids = new Ids();
  ids.restore({ EV: 0xfe_ff });
  expect([ids.next('EV'), ids.counters]).toEqual(['EV0000000000000000000000000000ff00', { EV: 0xff_00 }]);
  ids.restore({ EV: Number.MAX_SAFE_INTEGER - 1 });
  expect(ids.next('EV')).toBe('EV0000000000000000001fffffffffffff');
  ids.reset();
  expect(ids.next('EV')).toBe('EV00000000000000000000000000000001');
});
