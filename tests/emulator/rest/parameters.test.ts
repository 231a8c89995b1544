import { defined } from '../../../emulator/core/defined';
import {
  date,
  flag,
  jsonObject,
  oneOf,
  orNone,
  readParameters,
  list,
  sid,
  url,
  wholeNumber,
  type Parameter,
} from '../../../emulator/rest/parameters';
import { TwilioError } from '../../../emulator/account/twilio-error';

const sidOfQueue = 'WQ0123456789abcdef0123456789abcdef';

test.each<[string, Parameter<unknown>, string, unknown]>([
  ['a whole number', wholeNumber(0, 10), '7', 7],
  ['the greatest', wholeNumber(0, 10), '10', 10],
  ['a negative one', wholeNumber(-5, 10), '-5', -5],
  ['true', flag(), 'true', true],
  ['1', flag(), '1', true],
  ['yes', flag(), 'Yes', true],
  ['anything else', flag(), 'sure', false],
  ['an object', jsonObject(20), '{"a":1}', '{"a":1}'],
  ['a SID', sid('WW', 'WQ'), sidOfQueue, sidOfQueue],
  ['a URL', url(), 'http://127.0.0.1:3000/a?b=c', 'http://127.0.0.1:3000/a?b=c'],
  ['a choice', oneOf('FIFO', 'LIFO'), 'LIFO', 'LIFO'],
  ['a day', date(), '2026-11-20', Date.UTC(2026, 10, 20)],
  ['a moment', date(), '2026-11-20T12:00:00Z', Date.UTC(2026, 10, 20, 12)],
  ['a moment without a zone', date(), '2026-11-20T12:00:00', Date.UTC(2026, 10, 20, 12)],
  ['a moment elsewhere', date(), '2026-11-20T12:00:00.5+01:00', Date.UTC(2026, 10, 20, 11, 0, 0, 500)],
  ['nothing', orNone(url()), '', null],
  ['a list of one', list(oneOf('a', 'b')), 'a', ['a']],
  ['a list with commas', list(oneOf('a', 'b')), 'a,b', ['a', 'b']],
  ['a list with commas and blanks', list(oneOf('a', 'b')), ' a,  b,', ['a', 'b']],
  ['a list of numbers', list(wholeNumber(0, 9)), '1, 2', [1, 2]],
])('%s is read', (_name, parameter, value, expected) => {
  expect(readParameters({ P: parameter }, new Map([['P', [value]]]))).toEqual({ P: expected });
});

test.each<[string, Parameter<unknown>, string]>([
  ['a whole number that is too great', wholeNumber(0, 10), '11'],
  ['a fraction', wholeNumber(0, 10), '1.5'],
  ['a word', wholeNumber(0, 10), 'seven'],
  ['an exponent', wholeNumber(0, 1000), '1e2'],
  ['an empty number', wholeNumber(0, 10), ''],
  ['a list', jsonObject(20), '[1]'],
  ['null', jsonObject(20), 'null'],
  ['half an object', jsonObject(20), '{"a":'],
  ['an object that is too long', jsonObject(20), `{"a":"${'x'.repeat(20)}"}`],
  ['a SID of something else', sid('WW'), sidOfQueue],
  ['half a SID', sid('WQ'), 'WQ0123'],
  ['a relative URL', url(), '/example'],
  ['a script', url(), 'javascript:alert(1)'],
  ['no choice', oneOf('FIFO', 'LIFO'), 'fifo'],
  ['a day that does not exist', date(), '2026-13-40'],
  ['a date in words', date(), 'November 20, 2026'],
  ['one wrong one of several', list(oneOf('a', 'b')), 'a, c'],
  ['a list of nothing', list(oneOf('a', 'b')), ' , '],
  ['an empty list', list(oneOf('a', 'b')), ''],
])('%s is refused with name, value and expectation', (_name, parameter, value) => {
  const read = (): unknown => readParameters({ TheParameter: parameter }, new Map([['TheParameter', [value]]]));
  expect(read).toThrow(TwilioError);
  expect(read).toThrow(/^Value '.*' provided for TheParameter is not /);
});

test('a long wrong value is not repeated whole', () => {
  const read = (): unknown => readParameters({ P: url() }, new Map([['P', ['x'.repeat(100_000)]]]));
  expect(read).toThrow(expect.objectContaining({ message: expect.stringMatching(/^.{1,300}$/) }));
});

test('what was not given stays out of a change', () => {
  expect(defined({ a: 1, b: undefined, c: null })).toStrictEqual({ a: 1, c: null });
});
