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

it.each(['margin-left: 4px;', 'left: 0;', '.a { float: right; }', 'text-align: left;', 'border-right-width: 0;'])(
  'the scan finds %s',
  (line) => expect(ONE_SIDED.test(line)).toBe(true),
);

it.each(['margin-inline-start: 4px;', 'text-align: start;', 'grid-template: "left right";', 'inset-inline-end: 0;'])(
  'the scan passes %s',
  (line) => expect(ONE_SIDED.test(line)).toBe(false),
);
