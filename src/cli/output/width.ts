import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** How many columns a text takes on a terminal. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

/** Shortens a text to so many columns, with `…` where something was left out. */
export function fit(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  if (columns < 1) return '';
  let kept = '';
  let taken = 0;
  for (const { segment } of graphemes.segment(text)) {
    taken += widthOf(segment);
    if (taken > columns - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** Fills a text up with blanks to so many columns. */
export function pad(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  const blanks = ' '.repeat(Math.max(0, columns - widthOf(text)));
  return align === 'left' ? text + blanks : blanks + text;
}
