import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../../../scripts/project';

const STYLES = join(PROJECT_FOLDER, 'src/assets/styles');

/** What has a left and a right, which in Arabic are the other way round. */
const ONE_SIDED =
  /(?:^|[\s;{])((?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)[\w-]*|left|right|float|clear)\s*:|(?:text-align|justify-self|justify-content|justify-items)\s*:\s*(left|right)\b/;

/** A colour of its own, which no brand, theme or forced palette would change. */
const OWN_COLOUR = /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|oklch|oklab|lab|lch)\(|:\s*(?:white|black|red|green|blue)\b/i;

/** The lines of a style sheet, without comments. */
function linesOf(css: string): string[] {
  return css.replaceAll(/\/\*.*?\*\//gs, '').split('\n');
}

const sheets = readdirSync(STYLES).filter((file) => file.endsWith('.css'));

describe.each(sheets)('%s', (sheet) => {
  const lines = linesOf(readFileSync(join(STYLES, sheet), 'utf8'));

  it('knows a start and an end, and no left or right', () => {
    expect(lines.filter((line) => ONE_SIDED.test(line))).toEqual([]);
  });

  it('has its colours from the tokens', () => {
    const used = sheet === 'tokens.css' ? [] : lines.filter((line) => OWN_COLOUR.test(line));
    expect(used).toEqual([]);
  });
});

/** Style sheets of the desk, the floor page and the console, with what each says of dark colours. */
const everySheet = ['src/assets', 'emulator/console']
  .map((folder) => join(PROJECT_FOLDER, folder))
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
  .filter((file) => file.endsWith('.css'));

it('a colour scheme changes colours and nothing else, so that the browser tests look at the rest in one of them', () => {
  const schemes = everySheet.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/@media [^{]*prefers-color-scheme[^{]*\{\s*:root \{([^}]*)\}\s*\}/g)].map(
      ([, declarations = '']) => ({ file, declarations }),
    ),
  );
  const mentions = everySheet.filter((file) => readFileSync(file, 'utf8').includes('prefers-color-scheme'));
  expect(schemes.map(({ file }) => file)).toEqual(mentions);
  expect(mentions).not.toEqual([]);
  for (const { declarations } of schemes) {
    for (const line of linesOf(declarations).filter((text) => text.trim() !== ''))
      expect(line).toMatch(/^ *--[\w-]+: (#[0-9a-f]{6}|rgb\(\d+ \d+ \d+ \/ \d+%\));$/);
  }
});

it.each(['margin-left: 4px;', 'left: 0;', '.a { float: right; }', 'text-align: left;', 'border-right-width: 0;'])(
  'the scan finds %s',
  (line) => expect(ONE_SIDED.test(line)).toBe(true),
);

it.each(['margin-inline-start: 4px;', 'text-align: start;', 'grid-template: "left right";', 'inset-inline-end: 0;'])(
  'the scan passes %s',
  (line) => expect(ONE_SIDED.test(line)).toBe(false),
);
