import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { draws, readDraws } from './seed';

describe('how the tests draw', () => {
  it('is the same each time, where nobody says otherwise', () => {
    expect(readDraws({})).toEqual(readDraws({ PROPERTY_SEED: '', PROPERTY_PATH: '', PROPERTY_TIMES: '' }));
    expect(readDraws({})).toEqual({ seed: expect.any(Number), times: 1 });
  });

  it('is what the environment says', () => {
    const environment = { PROPERTY_SEED: '-42', PROPERTY_PATH: '3:0:1', PROPERTY_TIMES: '20' };
    expect(readDraws(environment)).toEqual({ seed: -42, path: '3:0:1', times: 20 });
  });

  it.each(['x', '1.5', '1e99'])('is refused where it is misread: %p', (text) => {
    expect(() => readDraws({ PROPERTY_SEED: text })).toThrow(`PROPERTY_SEED is "${text}", expected a whole number`);
  });
});

it('is what fast-check goes by, in whichever file', () => {
  expect(fc.readConfigureGlobal()).toMatchObject({ seed: draws.seed, numRuns: 100 * draws.times });
});

/** Whatever is different each time and has no seed. */
const chance = /\bMath\.random\(|\bcrypto\.(random|getRandom)|\brandom(Bytes|Int|UUID)\(|\bseed: Date\.now/;

it('is by no test left to chance', () => {
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  const byChance = files
    .map((file) => join(__dirname, file))
    .filter((file) => file !== __filename && chance.test(readFileSync(file, 'utf8')));
  expect(byChance.map((file) => relative(__dirname, file))).toEqual([]);
  expect(files.length).toBeGreaterThan(100);
});
