import { isGuessable } from '../../src/lib/guessable';

it.each([
  'local-desk-password',
  'password1234',
  'P@ssw0rd!2026',
  'Passw0rd12345',
  'twilio-desk-2026',
  'welcome to the desk',
  'aaaaaaaaaaaaaaaa',
  'abcabcabcabcabc',
  'qwertyqwerty12',
  'abcdefghijklmnop',
  '123456789012345',
  'support agents call center',
  'MasterAdmin2025!',
  'a password of the agents',
])('%s is tried first', (password) => expect(isGuessable(password)).toBe(true));

it.each([
  'violet harbour thimble quartz',
  'xK9#mQ2vLp7$',
  'Die Ente fliegt um acht',
  '1047-kestrel-brass',
  'correct horse battery staple',
])('%s is not', (password) => expect(isGuessable(password)).toBe(false));
