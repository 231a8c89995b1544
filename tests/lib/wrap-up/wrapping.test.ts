import { taskStatuses } from '../../../src/lib/lifecycle';
import { isStuckInWrapping } from '../../../src/lib/wrap-up/wrapping';

it('is said of wrapping, and of no other status in the lifecycle', () => {
  expect(taskStatuses.filter((status) => isStuckInWrapping(status, 0))).toEqual(['wrapping']);
});

it.each(['', 'WRAPPING', 'constructor', 'new'])('is not said of %j, which the lifecycle does not know', (status) => {
  expect(isStuckInWrapping(status, 0)).toBe(false);
});
