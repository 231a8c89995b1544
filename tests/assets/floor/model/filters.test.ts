import {
  type Filters,
  isFiltered,
  NO_FILTERS,
  readAddress,
  writeAddress,
} from '../../../../src/assets/floor/model/filters';
import { onFloor } from '../given';

const some: Filters = {
  queueSid: 'WQ1',
  skill: 'crédito & más',
  activitySid: 'WA1',
  doing: 'free',
  search: '+1 555 #7',
  agents: { by: 'for', isDown: true },
  tasks: { by: 'caller', isDown: false },
  hidden: ['load', 'queue'],
  isWall: true,
};

describe('the address', () => {
  it('tells all that was chosen, and comes back as it was', () => {
    expect(writeAddress(some)).toMatch(/^#queue=WQ1&.*&agents=-for&tasks=caller&without=load\+queue&wall$/);
    expect(readAddress(writeAddress(some))).toEqual(some);
  });

  it('is empty where nothing was chosen', () => {
    expect(writeAddress(NO_FILTERS)).toBe('');
    expect(readAddress('')).toEqual(NO_FILTERS);
    expect(writeAddress({ ...NO_FILTERS, isWall: true })).toBe('#wall');
  });

  it('is of no account where it says what there is not', () => {
    expect(readAddress('#sign-in=done&state=asleep&agents=-__proto__&without=name+x&queue=%')).toEqual({
      ...NO_FILTERS,
      queueSid: '%',
    });
  });
});

it('tells what leaves somebody out from what only orders', () => {
  expect(isFiltered({ ...some, ...{ queueSid: '', skill: '', activitySid: '', doing: '', search: '' } })).toBe(false);
  expect(isFiltered({ ...NO_FILTERS, search: 'a' })).toBe(true);
});

it('stays while people sign out and in', () => {
  const page = onFloor();
  page.hear({ type: 'filtered', filters: some }, { type: 'sign-out-asked' });
  expect(page.state.filters).toEqual(some);
  page.hear({ type: 'sign-in-asked', workerName: 'bob' });
  expect(page.state.filters).toEqual(some);
});
