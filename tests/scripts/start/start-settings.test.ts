import { readConfiguration, variableNames } from '../../../src/lib/configuration';
import { readSettings } from '../../../scripts/start/start-settings';
import { StartError } from '../../../scripts/start/start-error';

const LIVE = {
  ACCOUNT_SID: 'AC1',
  AUTH_TOKEN: 'token',
  API_KEY: 'SK1',
  API_SECRET: 'secret',
  WORKSPACE_SID: 'WS1',
  WORKFLOW_SID: 'WW1',
  SIGN_IN: 'shared',
  TOKEN_PASSWORD: 'a-password-of-mine',
};

/** The message of the StartError that a call ends in. */
function refusal(...args: Parameters<typeof readSettings>): string {
  try {
    readSettings(...args);
  } catch (error) {
    if (error instanceof StartError) return error.message;
    throw error;
  }
  throw new Error('expected a StartError');
}

describe('readSettings', () => {
  it('has defaults for everything', () => {
    expect(readSettings([], {}, undefined)).toEqual({
      live: false,
      watch: false,
      deskPort: 3000,
      emulatorPort: 4010,
      env: {},
    });
  });

  it('takes ports, credentials and the password from the environment', () => {
    const environment = { ...LIVE, PORT: '3100', EMULATOR_PORT: '0', TASKROUTER_ORIGIN: 'http://elsewhere', HOME: '/' };
    expect(readSettings(['--watch'], environment, undefined)).toEqual({
      live: false,
      watch: true,
      deskPort: 3100,
      emulatorPort: 0,
      env: {
        ACCOUNT_SID: 'AC1',
        AUTH_TOKEN: 'token',
        API_KEY: 'SK1',
        API_SECRET: 'secret',
        SIGN_IN: 'shared',
        TOKEN_PASSWORD: 'a-password-of-mine',
      },
    });
  });

  it('takes where Twilio calls it, its region and its edge for a live desk alone', () => {
    const said = { DESK_ORIGIN: 'https://desk.example.com/', TWILIO_REGION: 'ie1', TWILIO_EDGE: 'frankfurt' };
    const live = readSettings(['--live'], { DESK_ORIGIN: 'HTTPS://Tunnel.example' }, { ...LIVE, ...said });
    expect(live.publicOrigin).toBe('https://tunnel.example');
    expect(live.env).toEqual({ ...LIVE, TWILIO_REGION: 'ie1', TWILIO_EDGE: 'frankfurt' });
    expect(readSettings(['--live'], {}, { ...LIVE, ...said }).publicOrigin).toBe('https://desk.example.com');
    expect(readSettings(['--live'], { DESK_ORIGIN: '' }, LIVE).publicOrigin).toBeUndefined();
    expect(readSettings([], { ...said, DESK_ORIGIN: 'nonsense' }, undefined)).toMatchObject({
      publicOrigin: undefined,
      env: {},
    });
    expect(refusal(['--live'], { DESK_ORIGIN: 'desk.example.com/path' }, LIVE)).toMatch(/^DESK_ORIGIN is not usable/);
  });

  it('takes the way to sign in from the environment, and shares a password where nothing is said', () => {
    expect(readSettings([], { SIGN_IN: 'people' }, undefined).env).toEqual({ SIGN_IN: 'people' });
    expect(readSettings([], {}, { SIGN_IN: 'people' }).env).toEqual({});
    expect(readSettings([], { SIGN_IN: '', TOKEN_PASSWORD: LIVE.TOKEN_PASSWORD }, undefined).env).toEqual({
      TOKEN_PASSWORD: LIVE.TOKEN_PASSWORD,
    });
    expect(() => readSettings([], { SIGN_IN: 'peple' }, undefined)).toThrow('SIGN_IN is not usable');
  });

  it('refuses a password that the Functions would refuse, and does not repeat it', () => {
    const start = (): unknown => readSettings([], { TOKEN_PASSWORD: 'short' }, undefined);
    expect(start).toThrow(/TOKEN_PASSWORD has 5 characters.*under 12/);
    expect(start).not.toThrow(/short[^e]/);
  });

  it('refuses such a password of supervisors, too', () => {
    const start = (): unknown => readSettings([], { SUPERVISOR_PASSWORD: 'short' }, undefined);
    expect(start).toThrow(/SUPERVISOR_PASSWORD has 5 characters.*under 12/);
  });

  it('does not look into .env for a local desk', () => {
    expect(readSettings([], {}, { ...LIVE, PORT: '3100' })).toMatchObject({ deskPort: 3000, env: {} });
  });

  it('counts an empty variable as not set', () => {
    expect(readSettings([], { PORT: '', TOKEN_PASSWORD: '' }, undefined)).toMatchObject({ deskPort: 3000, env: {} });
  });

  it.each(['abc', '-1', '65536', '3000.5', ' 3000', '1e3'])('refuses the port "%s"', (port) => {
    expect(refusal([], { PORT: port }, undefined)).toBe(`PORT is "${port}": expected a port number from 0 to 65535.`);
    expect(refusal([], { EMULATOR_PORT: port }, undefined)).toMatch(/^EMULATOR_PORT is/);
  });

  it('refuses the same port twice, unless the system chooses both', () => {
    expect(refusal([], { PORT: '4010' }, undefined)).toMatch(/^PORT and EMULATOR_PORT are both 4010/);
    expect(readSettings([], { PORT: '0', EMULATOR_PORT: '0' }, undefined).deskPort).toBe(0);
  });

  it.each([[['--life']], [['live']], [['--live', '--port=3']]])('refuses %s', (args) => {
    expect(refusal(args, {}, undefined)).toContain('the options are --live');
  });

  describe('with --live', () => {
    it('reads .env, and the environment wins', () => {
      const settings = readSettings(['--live'], { API_KEY: 'SK2', WORKSPACE_SID: '', PORT: '4010' }, LIVE);
      expect(settings).toEqual({
        live: true,
        watch: false,
        deskPort: 4010,
        emulatorPort: 4010,
        env: { ...LIVE, API_KEY: 'SK2' },
      });
    });

    it('never passes the local TaskRouter on', () => {
      const origin = { TASKROUTER_ORIGIN: 'http://127.0.0.1:4010' };
      expect(readSettings(['--live'], origin, { ...LIVE, ...origin }).env).toEqual(LIVE);
    });

    it('names everything that is missing in one message, and no value', () => {
      const { API_SECRET: _secret, WORKFLOW_SID: _workflow, ...rest } = LIVE;
      const message = refusal(['--live'], {}, rest);
      expect(message).toContain('API_SECRET, WORKFLOW_SID are not set: add what is missing to .env');
      expect(message).not.toContain('a-password-of-mine');
    });

    it('asks for a password that all share where SIGN_IN is shared alone', () => {
      const { TOKEN_PASSWORD: _password, SIGN_IN: _mode, ...rest } = LIVE;
      for (const SIGN_IN of ['people', 'oidc'])
        expect(readSettings(['--live'], {}, { ...rest, SIGN_IN }).env).toEqual({ ...rest, SIGN_IN });
      expect(readSettings(['--live'], {}, { ...rest, SIGN_IN: '' }).env).toEqual(rest);
      expect(refusal(['--live'], {}, { ...rest, SIGN_IN: 'shared' })).toContain('TOKEN_PASSWORD is not set');
    });

    it('does not start with a password of which nobody says that it counts', () => {
      const start = (): unknown => readSettings(['--live'], {}, { ...LIVE, SIGN_IN: '' });
      expect(start).toThrow('TOKEN_PASSWORD is set, and SIGN_IN is not. Set SIGN_IN=shared to keep');
    });

    it('says where to begin when there is no .env', () => {
      expect(refusal(['--live'], {}, undefined)).toContain('copy .env.example to .env');
    });
  });
});

describe('the variables of a live desk', () => {
  it('are those that the Functions ask for', () => {
    expect(() => readConfiguration({ SIGN_IN: 'shared' }, ['API_KEY'])).toThrow(
      `Not set: ${variableNames.join(', ')}.`,
    );
  });
});
