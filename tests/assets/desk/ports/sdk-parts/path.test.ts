import { array, assert, property, stringMatching } from 'fast-check';
import { posix } from 'node:path';
import path from '../../../../../src/assets/desk/ports/sdk-parts/path';

it('joins the names of a request’s path as Node does', () => {
  const names = array(stringMatching(/^(?:%s|\w+)$/), { minLength: 1 });
  assert(property(names, (parts) => expect(path.join(...parts)).toBe(posix.join(...parts))));
});
