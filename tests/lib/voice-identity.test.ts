import fc from 'fast-check';
import { browserPhoneOf, voiceIdentity } from '../../src/lib/voice-identity';

it.each([
  ['charles', 'charles'],
  ['ana.ruiz', 'ana_2Eruiz'],
  ['ana_ruiz', 'ana_5Fruiz'],
  ['Zoë', 'Zo_C3_AB'],
  ['a@b.c d', 'a_40b_2Ec_20d'],
])('writes %s as %s', (name, identity) => {
  expect(voiceIdentity(name)).toBe(identity);
});

it('is what Twilio takes, and another for every name', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 64 });
  fc.assert(
    fc.property(name, name, (one, other) => {
      expect(voiceIdentity(one)).toMatch(/^\w+$/);
      if (one !== other) expect(voiceIdentity(one)).not.toBe(voiceIdentity(other));
    }),
  );
});

it('is the phone only of the worker it is named after', () => {
  const attributes = JSON.stringify({ contact_uri: 'client:ana_2Eruiz' });
  expect(browserPhoneOf({ friendlyName: 'ana.ruiz', attributes })).toBe('ana_2Eruiz');
  expect(browserPhoneOf({ friendlyName: 'ana', attributes })).toBeUndefined();
});
