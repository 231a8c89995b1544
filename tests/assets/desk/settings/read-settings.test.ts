import { assert, anything, jsonValue, property } from 'fast-check';
import { safeParse } from 'valibot';
import { readSettings } from '../../../../src/assets/desk/settings/read-settings';
import { DEFAULT_SETTINGS } from '../../../../src/assets/desk/settings/settings-state';
import { deskConfig } from '../../../../scripts/build/desk-config';

const whole = {
  name: 'Lamp support',
  logoUrl: '/logo.svg',
  languages: ['de', 'ar'],
  dispositions: [
    { code: 'sale', label: 'Sale' },
    { code: 'other', label: 'Something else', needsNote: true },
  ],
  fields: [{ key: 'customer.tier', label: 'Tier' }, { key: 'order' }],
  screenPops: [{ label: 'CRM', address: 'https://crm.example/?phone={from}', opens: 'accepted', queues: ['support'] }],
  directory: [{ name: 'Warehouse', number: '+15550177', queues: ['support'] }],
  busyActivity: 'On a call',
  defaultCountry: 'DE',
  nextActivity: 'Break',
  wrapUp: { limitSeconds: 90, moreTimeSeconds: 30 },
  ring: { on: false, volume: 0.2 },
};

describe('the configuration, as the page reads it', () => {
  it('is taken as it is when it is whole', () => {
    expect(readSettings(whole)).toEqual({ settings: whole, problems: [] });
  });

  it('is the defaults when it says nothing', () => {
    expect(readSettings({})).toEqual({ settings: DEFAULT_SETTINGS, problems: [] });
  });

  it('is the defaults where it makes no sense, and says where', () => {
    const { settings, problems } = readSettings({
      ...whole,
      name: ' ',
      logoUrl: '//elsewhere.example/logo.svg',
      languages: ['de', 'xx'],
      dispositions: [{ code: 'sale', label: 'Sale' }, { code: 'broken' }],
      wrapUp: { limitSeconds: -1, moreTimeSeconds: 30 },
      ring: 'loud',
    });
    expect(problems.toSorted()).toEqual(['dispositions.1', 'languages.1', 'logoUrl', 'name', 'wrapUp.limitSeconds']);
    expect(settings).toMatchObject({
      name: 'Desk',
      languages: ['de'],
      dispositions: [{ code: 'sale', label: 'Sale' }],
      wrapUp: { limitSeconds: 0, moreTimeSeconds: 30 },
      ring: DEFAULT_SETTINGS.ring,
    });
    expect(settings).not.toHaveProperty('logoUrl');
  });

  it('offers all languages rather than none', () => {
    expect(readSettings({ languages: [] }).settings.languages).toEqual(DEFAULT_SETTINGS.languages);
  });

  it('is readable whatever the file says', () => {
    assert(
      property(anything(), (file) => {
        const { settings } = readSettings(file);
        expect(safeParse(deskConfig, settings)).toMatchObject({ success: true });
      }),
    );
  });

  it('is nowhere mistaken for what the build would refuse', () => {
    assert(
      property(jsonValue(), jsonValue(), jsonValue(), (name, wrapUp, languages) => {
        const file = { name, wrapUp, languages };
        const { success } = safeParse(deskConfig, file);
        expect(success && readSettings(file).problems.length > 0).toBe(false);
      }),
    );
  });
});
