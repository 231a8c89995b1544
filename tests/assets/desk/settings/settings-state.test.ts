import { DEFAULT_SETTINGS } from '../../../../src/assets/desk/settings/settings-state';
import { signedOut } from '../../../../src/assets/desk/desk-state';
import { atTheDesk, OFFLINE, walk } from '../given';

const settings = { ...DEFAULT_SETTINGS, name: 'Lamp support' };

describe('the operator’s configuration', () => {
  it('may come before anybody has signed in', () => {
    expect(walk(signedOut(), { type: 'settings-read', settings }).state.settings.name).toBe('Lamp support');
  });

  it('outlives a sign-out', () => {
    const { state } = walk(atTheDesk(OFFLINE), { type: 'settings-read', settings }, { type: 'sign-out-asked' });
    expect(state).toEqual(signedOut('charles', settings));
  });
});
