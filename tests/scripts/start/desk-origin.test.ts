import { readDeskOrigin } from '../../../scripts/start/start-settings';
import { StartError } from '../../../scripts/start/start-error';

it.each([
  ['https://desk.example.com', 'https://desk.example.com'],
  ['https://desk.example.com/', 'https://desk.example.com'],
  ['HTTPS://Desk.Example.COM', 'https://desk.example.com'],
  ['https://desk.example.com:443', 'https://desk.example.com'],
  ['https://desk.example.com:8443/', 'https://desk.example.com:8443'],
  ['https://münchen.example', 'https://xn--mnchen-3ya.example'],
  ['https://[2001:DB8::1]:8443', 'https://[2001:db8::1]:8443'],
  ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
  ['http://localhost', 'http://localhost'],
  ['http://[::1]:3000/', 'http://[::1]:3000'],
])('takes %s for %s', (said, origin) => {
  expect(readDeskOrigin(said)).toBe(origin);
});

it.each([
  'desk.example.com',
  'https:desk.example.com',
  'https:\\\\desk.example.com',
  'https://desk.example.com//',
  'https://desk.example.com/desk',
  'https://desk.example.com/.',
  'https://desk.example.com?',
  'https://desk.example.com#',
  'https://somebody:secret@desk.example.com',
  'https://stranger.example\\@desk.example.com',
  'https://desk.example.com:99999',
  'https://desk.exam\nple.com',
  'https://',
  'http://desk.example.com',
  'http://127.0.0.1.example.com',
  'http://10.0.0.1',
  'ws://127.0.0.1',
  'file:///etc',
  'javascript:alert(1)',
  ' https://desk.example.com',
  '*',
])('refuses %j without repeating it', (said) => {
  const read = (): string => readDeskOrigin(said);
  expect(read).toThrow(StartError);
  expect(read).toThrow(/^DESK_ORIGIN is not usable: expected the origin .* with no path/);
  expect(read).not.toThrow('secret');
});
