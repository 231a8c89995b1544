import fc from 'fast-check';
import type { Customer, Place } from '../../../src/lib/alone/customer';
import { whereaboutsOf } from '../../../src/lib/alone/whereabouts';
import { aCustomer, inConference, inQueue } from './customers';

const at = (change: Partial<Customer>, status: string) => {
  const customer = aCustomer(change);
  return whereaboutsOf({ ...customer, task: { ...customer.task, status } });
};

it.each([
  ['a worker is in the call', inConference({ heard: 1 }), ['accepted'], 'assigned', 'talking'],
  ['a worker holds them', inConference({ heard: 1, held: true }), ['accepted'], 'assigned', 'talking'],
  ['a number that was added is in the call', inConference({ heard: 1 }), ['wrapping'], 'wrapping', 'talking'],
  [
    'a number that was added cannot be heard while they are on hold',
    inConference({ heard: 1, held: true }),
    ['wrapping'],
    'wrapping',
    'alone',
  ],
  ['a colleague is asked', inConference({ held: true }), ['wrapping', 'pending'], 'reserved', 'offered'],
  ['a queue is asked, and nobody is free', inConference({ held: true }), ['wrapping'], 'reserved', 'offered'],
  ['a phone rings for them', inConference({ called: 1 }), ['wrapping'], 'wrapping', 'offered'],
  ['the colleague said no', inConference({ held: true }), ['wrapping', 'rejected'], 'wrapping', 'alone'],
  [
    'the colleague said no, and the task is assigned again',
    inConference({ held: true }),
    ['wrapping', 'rejected'],
    'assigned',
    'alone',
  ],
  ['the task was completed', inConference({}), ['completed'], 'completed', 'alone'],
  ['the task was completed, whatever its reservations say yet', inConference({}), ['accepted'], 'completed', 'alone'],
  ['they wait', inQueue, [], 'pending', 'offered'],
  ['it rings at somebody’s', inQueue, ['pending'], 'reserved', 'offered'],
  ['an application has accepted, and will fetch them', inQueue, ['accepted'], 'assigned', 'talking'],
  ['the task was canceled', inQueue, ['timeout'], 'canceled', 'alone'],
  ['the task is gone', inQueue, [], 'gone', 'alone'],
  ['they have hung up', undefined, ['wrapping'], 'wrapping', 'over'],
])('knows where a customer is where %s', (_, place: Place | undefined, reservations, status, expected) => {
  expect(at({ place, reservations }, status)).toBe(expected);
});

it('finds nobody alone for whom somebody is on the way or there, and nobody otherwise', () => {
  const statuses = fc.constantFrom('pending', 'reserved', 'assigned', 'wrapping', 'completed', 'canceled', 'gone');
  const reservation = fc.constantFrom(
    'pending',
    'accepted',
    'rejected',
    'timeout',
    'canceled',
    'wrapping',
    'completed',
  );
  const few = fc.nat({ max: 2 });
  fc.assert(
    fc.property(
      statuses,
      fc.array(reservation, { maxLength: 3 }),
      fc.boolean(),
      few,
      few,
      (status, given, held, heard, called) => {
        const place = inConference({ held, heard, called });
        const lives = ['assigned', 'wrapping'].includes(status);
        const somebody =
          ['pending', 'reserved'].includes(status) ||
          (lives && given.some((one) => one === 'accepted' || one === 'pending')) ||
          (heard > 0 && !held) ||
          called > 0;
        expect(at({ place, reservations: given }, status) === 'alone').toBe(!somebody);
      },
    ),
  );
});
