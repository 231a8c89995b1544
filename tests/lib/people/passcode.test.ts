import { commonPasscodes } from '../../../src/lib/people/common-passcodes';
import { hashPasscode, isPasscode, usualCost, weakness } from '../../../src/lib/people/passcode';

const cheap = { n: 16, p: 1 };

describe('a passcode', () => {
  it('is kept with a salt of its own, and is known again', async () => {
    const [one, other] = await Promise.all([
      hashPasscode('a horse and a battery', cheap),
      hashPasscode('a horse and a battery', cheap),
    ]);
    expect(one.salt).not.toBe(other.salt);
    expect(one.hash).not.toBe(other.hash);
    expect(JSON.stringify(one)).not.toContain('horse');
    expect(await isPasscode('a horse and a battery', one)).toBe(true);
    expect(await isPasscode('a horse and a batterY', one)).toBe(false);
    expect(await isPasscode('', one)).toBe(false);
  });

  it('is the same however a keyboard makes its letters', async () => {
    const kept = await hashPasscode('Jos\u00e9 und ein Pferd', cheap);
    expect(await isPasscode('Jose\u0301 und ein Pferd', kept)).toBe(true);
  });

  it('is nobody’s where none is kept, not even an empty one', async () => {
    expect(await isPasscode('a horse and a battery', undefined, cheap)).toBe(false);
    expect(await isPasscode('', undefined, cheap)).toBe(false);
  });

  it('costs in earnest what is advised, and no more memory than a Function has', async () => {
    expect(usualCost).toEqual({ n: 16_384, p: 5 });
    const kept = await hashPasscode('a horse and a battery');
    expect(kept).toMatchObject(usualCost);
    expect(await isPasscode('a horse and a battery', kept)).toBe(true);
  });

  it('goes on by what it was kept with when more is asked of new ones', async () => {
    const kept = await hashPasscode('a horse and a battery', cheap);
    expect(await isPasscode('a horse and a battery', kept, { n: 32, p: 2 })).toBe(true);
  });
});

describe('what will not do', () => {
  it.each([
    ['', 'at least 12 characters'],
    ['eleven char', 'at least 12 characters'],
    ['\u{1f40e}'.repeat(11), 'at least 12 characters'],
    ['x7 '.repeat(100), 'at most 256 characters'],
    ['1qaz2wsx3edc', 'everybody tries'],
    ['SonyEricsson', 'everybody tries'],
    ['password1234', 'everybody tries'],
    ['aaaaaaaaaaaa', 'everybody tries'],
    ['123456789012', 'everybody tries'],
    ['Alice Alice Alice 1', 'more than your name'],
  ])('is %j', (passcode, expected) => {
    expect(weakness(passcode, 'alice')).toContain(expected);
  });

  it.each(['a horse and a battery', 'kT9#vLp2!xQz', 'alice likes violet trams', 'четыре слова подряд'])(
    'is not %j',
    (passcode) => {
      expect(weakness(passcode, 'alice')).toBeUndefined();
    },
  );

  it('has the common ones that are long enough, and no others', () => {
    expect(commonPasscodes.size).toBeGreaterThan(250);
    for (const one of commonPasscodes) expect(one).toMatch(/^.{12,}$/u);
    for (const one of commonPasscodes) expect(weakness(one, 'alice')).toBeDefined();
  });
});
