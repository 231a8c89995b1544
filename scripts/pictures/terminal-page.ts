/** What picocolors writes, as a style. */
const styles: Readonly<Record<string, string>> = {
  '1': 'font-weight: 700',
  '2': 'color: #8a8d93',
  '31': 'color: #f28b82',
  '32': 'color: #81c995',
  '33': 'color: #fdd663',
  '36': 'color: #78d9ec',
};

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replaceAll(/[&<>]/g, (character) => entities[character] ?? '');

/** A text for a terminal in HTML: colours and weights; what moves or clears is left out. */
export function terminalHtml(text: string): string {
  const [first = '', ...sequences] = text.split('\x1b[');
  let html = escaped(first);
  let open = 0;
  for (const sequence of sequences) {
    const [whole, codes = '', kind] = /^([\d;]*)([A-Za-z])/.exec(sequence) ?? [''];
    const style = kind === 'm' ? styles[codes] : undefined;
    if (style !== undefined) {
      html += `<span style="${style}">`;
      open += 1;
    } else if (kind === 'm' && open > 0) {
      html += '</span>';
      open -= 1;
    }
    html += escaped(sequence.slice(whole.length));
  }
  return html + '</span>'.repeat(open);
}

/** A page with a terminal on it, to be pictured. @param typed - What was typed before. */
export const terminalPage = (typed: string, printed: string): string => `<!doctype html><meta charset="utf-8"><style>
body { margin: 0; background: #1f2024 }
pre { display: inline-block; margin: 0; padding: 18px 22px; color: #f1f3f4; font: 14px/20px 'DejaVu Sans Mono', monospace }
</style><pre><span style="${styles['32']}">$</span> ${escaped(typed)}\n${terminalHtml(printed.trimEnd())}</pre>`;
