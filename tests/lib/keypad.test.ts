import { DeskError } from '../../src/lib/errors';
import { tonesUrl } from '../../src/lib/keypad';

it.each([
  ['taskrouter-desk-1234-dev.twil.io', undefined, 'https://taskrouter-desk-1234-dev.twil.io/keypad-tones?digits=1*%23'],
  ['desk.example.com:8443', undefined, 'https://desk.example.com:8443/keypad-tones?digits=1*%23'],
  ['127.0.0.1:3000', 'http://127.0.0.1:4010', 'http://127.0.0.1:3000/keypad-tones?digits=1*%23'],
])('of %s with %s in Twilio’s place it makes %s', (domain, origin, url) => {
  expect(tonesUrl(domain, origin, '1*#')).toBe(url);
});

it.each(['localhost:3000', '127.0.0.1:3000', '127.1.2.3', '[::1]:3000'])(
  'does not send Twilio to %s, which is Twilio’s own machine there',
  (domain) => {
    expect(() => tonesUrl(domain, undefined, '1')).toThrow(DeskError);
    expect(() => tonesUrl(domain, undefined, '1')).toThrow(/on this machine alone\. Set DESK_ORIGIN to the address/);
  },
);
