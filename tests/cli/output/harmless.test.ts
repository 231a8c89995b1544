import fc from 'fast-check';
import { harmless } from '../../../src/cli/output/harmless';
import { Progress } from '../../../src/cli/output/progress';
import { Redraw } from '../../../src/cli/output/redraw';
import { Page, testIo } from '../test-io';

const orders = [
  ...['\u001b]0;title\u0007', '\u001b]8;;https://x\u001b\\', '\u001b]52;c;eA==\u0007', '\u001b[6n', '\u001b[?1049h'],
  ...[
    '\u001b[10;10H',
    '\u001b[3J',
    '\u001bc',
    '\u001bP1$r\u001b\\',
    '\u009d0;x\u009c',
    '\u009b2J',
    '\u0085',
    '\b\b',
    '\r',
  ],
  ...['\u202e', '\u2066', '\u200b', '\u2028', '\ufeff', '\u001b', '\u001b[', '\u007f'],
];

it('leaves colours, the steps of a bar and those of a table that is drawn in place', async () => {
  const io = await testIo({ terminal: true });
  new Progress(io, 'Deleting tasks').show({ handled: 1, total: 2, failed: 1 });
  new Progress(io, 'Deleting tasks').say('\u001b[31mfailed\u001b[39m');
  const page = new Page(true);
  const screen = new Redraw(page);
  screen.draw(['one', 'two']);
  screen.draw(['one', 'two']);
  for (const text of [io.stderr.text, page.text]) expect(harmless(text)).toBe(text);
  expect(page.text).toContain('\u001b[2A\r');
});

it.each(orders)('takes the order out of %j', (order) => {
  expect(harmless(`a${order}b\n`)).toMatch(/^a\P{Cc}*b\n$/u);
});

it('leaves nothing but its own orders, however others are put together', () => {
  const parts = fc.array(fc.oneof(fc.constantFrom(...orders, '[2K', '[5A', '31m', 'J', '\u001b[31m'), fc.string()));
  const escape = '\u001b';
  const own = new RegExp(`${escape}\\[[0-9;]*m|${escape}\\[(?:2K|K|J|\\d+A\\r?)|\\r(?=${escape}\\[2K)`, 'g');
  fc.assert(
    fc.property(parts, (drawn) => {
      const rest = harmless(drawn.join('')).replaceAll(own, '');
      expect(rest).not.toMatch(/(?![\t\n])[\p{Cc}\p{Bidi_Control}\u200B\u2028\uFEFF]/u);
    }),
  );
});
