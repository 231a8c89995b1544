import { banner, passwordOnScreen } from '../../../scripts/start/banner';

const LOCAL = {
  deskOrigin: 'http://127.0.0.1:3000',
  consoleOrigin: 'http://127.0.0.1:4010',
  publicOrigin: undefined,
  password: 'local-desk-password',
  floorPassword: 'local-floor-password',
  invite: undefined,
  keys: true,
};

describe('banner', () => {
  it('says where to go, as whom, with what password, and which key places a call', () => {
    const text = banner(LOCAL);
    expect(text).toMatch(/Desk +http:\/\/127\.0\.0\.1:3000\n/);
    expect(text).toMatch(/Worker +charles/);
    expect(text).toMatch(/Password +local-desk-password\n/);
    expect(text).toMatch(/Floor +http:\/\/127\.0\.0\.1:3000\/floor\.html\n +Password +local-floor-password\n/);
    expect(text).toMatch(/Console +http:\/\/127\.0\.0\.1:4010\n/);
    expect(text).toContain('press c to place a call');
  });

  it('says nothing of a floor page where there is none', () => {
    expect(banner({ ...LOCAL, floorPassword: undefined })).not.toMatch(/floor/i);
  });

  it('says how to invite where everybody has a passcode, and no password', () => {
    const invite = 'npx desk people invite charles --origin http://127.0.0.1:4010';
    const text = banner({ ...LOCAL, password: undefined, floorPassword: undefined, invite });
    expect(text).toMatch(/Invite +npx desk people invite charles --origin http:\/\/127\.0\.0\.1:4010\n/);
    expect(text).toMatch(/Floor +http:\/\/127\.0\.0\.1:3000\/floor\.html, with --role worker,supervisor\n/);
    expect(text).not.toContain('Password');
  });

  it('offers no keys where nobody can press any', () => {
    expect(banner({ ...LOCAL, keys: false })).not.toContain('press');
  });

  it('shows a live desk without a console or a worker', () => {
    const text = banner({ ...LOCAL, consoleOrigin: undefined, password: 'from TOKEN_PASSWORD' });
    expect(text).toContain('your Twilio account');
    expect(text).not.toMatch(/Console|charles|place a call/);
  });

  it('says where Twilio calls a live desk, or that nobody has said, and nothing of it for a local one', () => {
    const live = { ...LOCAL, consoleOrigin: undefined };
    expect(banner({ ...live, publicOrigin: 'https://desk.example.com' })).toMatch(
      /Public +https:\/\/desk\.example\.com\n/,
    );
    expect(banner(live)).toMatch(/Public +nobody has said: .*DESK_ORIGIN/);
    expect(banner(LOCAL)).not.toContain('Public');
  });
});

describe('passwordOnScreen', () => {
  it('shows the well-known password and never one of the user', () => {
    expect(passwordOnScreen('local-desk-password', 'local-desk-password')).toBe('local-desk-password');
    expect(passwordOnScreen('my very own secret', 'local-desk-password')).toBe('from TOKEN_PASSWORD');
    const floor = passwordOnScreen('my very own secret', 'local-floor-password', 'SUPERVISOR_PASSWORD');
    expect(floor).toBe('from SUPERVISOR_PASSWORD');
  });
});
