import { DEFAULT_SETTINGS } from '../../../../src/assets/desk/settings/settings-state';
import { fetchSettings } from '../../../../src/assets/desk/settings/fetch-settings';

async function fetched(answer: () => Response): Promise<{ name: string; said: string[] }> {
  const said: string[] = [];
  const { name } = await fetchSettings(
    async () => answer(),
    (message) => said.push(message),
  );
  return { name, said };
}

describe('the operator’s configuration', () => {
  it('is read without a word when it is in order', async () => {
    expect(await fetched(() => Response.json({ name: 'Lamps' }))).toEqual({ name: 'Lamps', said: [] });
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
    const { name, said } = await fetched(answer);
    expect(name).toBe(DEFAULT_SETTINGS.name);
    expect(said).toEqual([expect.stringContaining(why)]);
  });

  it('says which part could not be used', async () => {
    const { said } = await fetched(() => Response.json({ name: 'Lamps', ring: { volume: 7 } }));
    expect(said).toEqual(['/desk-config.json: the defaults stand in for what could not be read: ring.volume.']);
  });
});
