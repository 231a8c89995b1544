import { fetchSettings, formSettings } from '../../../../src/assets/desk/settings/settings-file';
import { DEFAULT_SETTINGS } from '../../../../src/assets/desk/settings/settings-state';
import { readSettings, settingsIn } from '../../../../src/assets/desk/settings/read-settings';

async function fetched(answer: () => Response): Promise<{ file: unknown; said: string[] }> {
  const said: string[] = [];
  const file = await fetchSettings(
    async () => answer(),
    (message) => said.push(message),
  );
  return { file, said };
}

describe('the operator’s configuration', () => {
  it('is read without a word when it is in order', async () => {
    expect(await fetched(() => Response.json({ name: 'Lamps' }))).toEqual({ file: { name: 'Lamps' }, said: [] });
  });

  it.each([
    ['is not there', () => new Response('', { status: 404 }), 'status 404'],
    ['is not JSON', () => new Response('{'), 'JSON'],
    [
      'cannot be fetched',
      () => {
        throw new TypeError('Failed to fetch');
      },
      'Failed to fetch',
    ],
  ])('is the defaults when the file %s, and says so', async (_, answer, why) => {
    const { file, said } = await fetched(answer);
    expect(readSettings(file)).toEqual({ settings: DEFAULT_SETTINGS, problems: [] });
    expect(said).toEqual([expect.stringContaining(why)]);
  });

  it('says which part could not be used', () => {
    const said: string[] = [];
    const file = { name: 'Lamps', logoUrl: '//elsewhere.example', ring: { volume: 7 } };
    settingsIn(file, (message) => said.push(message));
    expect(said).toEqual([
      '/desk-config.json: the defaults stand in for what could not be read: logoUrl, ring.volume.',
    ]);
  });

  it('is on the sign-in form what it is on the desk', () => {
    for (const file of [
      { name: 'Lamps', languages: ['de', 'xx'], logoUrl: '/logo.svg', ring: 'loud' },
      {},
      'Lamps',
      null,
    ])
      expect(readSettings(file).settings).toMatchObject(formSettings(file));
  });
});
