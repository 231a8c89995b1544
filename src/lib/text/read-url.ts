/**
 * What a text is as a URL, or nothing.
 *
 * In place of `URL.canParse`: once compiled, that of Node.js 20 and 22 refuses every address with a letter such as `ü` in it.
 *
 * @param base - What a relative one is relative to.
 * @example
 * readUrl('https://münchen.example')?.host; // 'xn--mnchen-3ya.example'
 * readUrl('/keypad-tones'); // undefined
 */
export function readUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
