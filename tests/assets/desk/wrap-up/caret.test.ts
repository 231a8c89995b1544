import { caretAfter } from '../../../../src/assets/desk/wrap-up/wrap-up-notes';

it.each([
  ['behind the last letter, over a colleague’s line', 'mine|', 'mine\ntheirs', 4],
  ['at the end, under a colleague’s line', 'mine|', 'theirs\nmine', 11],
  ['inside the agent’s own words', 'mi|ne', 'theirs\nmine', 9],
  ['inside the words both began with', 'a|b\nmine', 'ab\ntheirs\nmine', 1],
  ['at the end where nothing is as it was', 'mi|ne', 'something else', 14],
])('the caret stays %s', (_where, marked, after, expected) => {
  expect(caretAfter(marked.replace('|', ''), marked.indexOf('|'), after)).toBe(expected);
});
