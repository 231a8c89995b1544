import fc from 'fast-check';
import { sameSecret } from '../../src/lib/same-secret';
import { anyText } from '../any-text';

it('is so for equal texts alone', () => {
  fc.assert(fc.property(anyText(), anyText(), (a, b) => sameSecret(a, b) === (a === b)));
});

it('is so for a text and itself', () => {
  fc.assert(fc.property(anyText(), (text) => sameSecret(text, text)));
});

it.each([
  ['', 'x'],
  ['secret', 'secret '],
  ['é', 'e\u0301'],
])('is not so for %j and %j', (a, b) => {
  expect(sameSecret(a, b)).toBe(false);
});
