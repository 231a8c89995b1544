/** A colour as `#rrggbb`. */
const COLOUR = /^#[0-9a-f]{6}$/i;

/**
 * The contrast of two colours after WCAG 2.2, between 1 and 21.
 *
 * https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
}

/** `light` or `dark`, as the agent's system asks for. */
export type Scheme = 'light' | 'dark';

/** Colours by their token without the two dashes: `available`, `on-available`. */
export type Palette = Readonly<Record<string, string>>;

/** Two colours that must be told apart, and how well (WCAG 2.2 AA: 4.5 for text, 3 for shapes and outlines). */
interface Pair {
  readonly front: string;
  readonly back: string;
  readonly least: number;
}

const TONES = ['available', 'busy', 'ringing', 'wrapping', 'offline', 'danger'];
const SURFACES = ['page', 'surface', 'sunken'];
const [TEXT, SHAPE] = [4.5, 3];

const PAIRS: readonly Pair[] = [
  ...SURFACES.flatMap((back) => ['ink', 'ink-soft'].map((front) => ({ front, back, least: TEXT }))),
  ...TONES.map((tone) => ({ front: `on-${tone}`, back: tone, least: TEXT })),
  ...TONES.flatMap((tone) => ['surface', 'page'].map((back) => ({ front: `${tone}-ink`, back, least: TEXT }))),
  ...['surface', 'page'].map((back) => ({ front: 'focus', back, least: SHAPE })),
  { front: 'line-strong', back: 'surface', least: SHAPE },
];

/**
 * Reads the palettes out of tokens.css: the colours of `:root`, and what `prefers-color-scheme: dark` changes.
 *
 * @throws when there are none
 */
export function palettesOf(css: string): Record<Scheme, Palette> {
  const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
  const own = (part: string): Palette =>
    Object.fromEntries(
      [...part.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/gi)].map(([, name, colour]) => [name, colour]),
    );
  if (Object.keys(own(light)).length === 0) throw new Error('There are no colours in tokens.css: expected --ink: #….');
  return { light: own(light), dark: { ...own(light), ...own(dark) } };
}

/**
 * Checks a brand's colours against the page's own.
 *
 * @param changes - What the operator changed, by scheme.
 * @returns One sentence for each thing that is wrong; empty when all pairs can be read.
 */
export function colourProblems(
  palettes: Record<Scheme, Palette>,
  changes: Partial<Record<Scheme, Palette | undefined>>,
): string[] {
  return (['light', 'dark'] as const).flatMap((scheme) => {
    const changed = changes[scheme] ?? {};
    const own = palettes[scheme];
    const wrong = Object.entries(changed).flatMap(([token, colour]) => tokenProblem(scheme, token, colour, own));
    // A colour that is none has no contrast to speak of.
    return wrong.length > 0 ? wrong : pairProblems(scheme, { ...own, ...changed }, new Set(Object.keys(changed)));
  });
}

function tokenProblem(scheme: Scheme, token: string, colour: string, own: Palette): string[] {
  const path = `colours.${scheme}.${token}`;
  if (!COLOUR.test(colour)) return [`${path} is "${colour}", expected a colour such as "#14713f".`];
  if (token in own) return [];
  return [`${path} is no colour of the desk, expected one of ${Object.keys(own).join(', ')}.`];
}

function pairProblems(scheme: Scheme, all: Palette, changed: ReadonlySet<string>): string[] {
  return PAIRS.filter(({ front, back }) => changed.has(front) || changed.has(back)).flatMap(
    ({ front, back, least }) => {
      const [on, under] = [all[front], all[back]];
      if (on === undefined || under === undefined) return [];
      // Rounded down, because 4.496 is not 4.5.
      const ratio = Math.floor(contrast(on, under) * 100) / 100;
      if (ratio >= least) return [];
      return [
        `colours.${scheme}: ${front} (${on}) on ${back} (${under}) has a contrast of ${ratio.toFixed(2)}:1, ` +
          `expected at least ${least}:1 (WCAG AA). Make one of the two lighter or darker.`,
      ];
    },
  );
}

/** The changes as a style sheet that follows the page's own. */
export function brandStyles(changes: Partial<Record<Scheme, Palette | undefined>>): string {
  const rule = (palette: Palette = {}): string =>
    `:root{${Object.entries(palette)
      .map(([token, colour]) => `--${token}:${colour}`)
      .join(';')}}`;
  const dark = changes.dark && `@media (prefers-color-scheme:dark){${rule(changes.dark)}}`;
  return [changes.light && rule(changes.light), dark].filter(Boolean).join('\n');
}
