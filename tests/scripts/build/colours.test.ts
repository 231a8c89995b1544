import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brandStyles, colourProblems, palettesOf, contrast } from '../../../scripts/build/colours';
import { PROJECT_FOLDER } from '../../../scripts/project';

const palettes = palettesOf(readFileSync(join(PROJECT_FOLDER, 'src/assets/styles/tokens.css'), 'utf8'));

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
    ['#0000ff', '#ffffff', 8.59],
  ])('of %s on %s is %d', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2);
    expect(contrast(other, one)).toBe(contrast(one, other));
  });
});

describe('the colours of the page', () => {
  it('can all be read, in both schemes', () => {
    expect(colourProblems(palettes, palettes)).toEqual([]);
  });

  it('are more than a few', () => {
    expect(Object.keys(palettes.light).length).toBeGreaterThan(20);
    expect(palettes.dark['page']).not.toBe(palettes.light['page']);
    // What is the same in both is in both.
    expect(Object.keys(palettes.dark)).toEqual(Object.keys(palettes.light));
  });
});

describe('a brand’s colours', () => {
  it('may be any that can be read', () => {
    expect(colourProblems(palettes, { light: { available: '#005f3c', 'on-available': '#ffffff' } })).toEqual([]);
  });

  it('are refused with the pair and its contrast when they cannot', () => {
    expect(colourProblems(palettes, { light: { available: '#7fd4a8' } })).toEqual([
      'colours.light: on-available (#ffffff) on available (#7fd4a8) has a contrast of 1.76:1, expected at least 4.5:1 (WCAG AA). ' +
        'Make one of the two lighter or darker.',
    ]);
  });

  it('are looked at in the scheme they are for', () => {
    expect(colourProblems(palettes, { dark: { ink: '#111111' } })).toEqual([
      expect.stringMatching(/^colours\.dark: ink \(#111111\) on page /),
      expect.stringMatching(/^colours\.dark: ink \(#111111\) on surface /),
      expect.stringMatching(/^colours\.dark: ink \(#111111\) on sunken /),
    ]);
  });

  it('have the names the page has, and are colours', () => {
    const problems = colourProblems(palettes, { light: { availble: '#000000', busy: 'purple' } });
    expect(problems).toEqual([
      expect.stringMatching(/^colours\.light\.availble is no colour of the desk, expected one of page, /),
      'colours.light.busy is "purple", expected a colour such as "#14713f".',
    ]);
  });

  it('become rules that follow the page’s own', () => {
    expect(brandStyles({ light: { busy: '#333333' }, dark: { busy: '#222222' } })).toBe(
      ':root{--busy:#333333}\n@media (prefers-color-scheme:dark){:root{--busy:#222222}}',
    );
    expect(brandStyles({})).toBe('');
  });
});
