import type { Io, Output } from '../io';
import { palette, type Palette } from '../output/colour';
import { counted } from '../output/count';
import { plain } from '../output/plain';
import { fit, pad, widthOf } from '../output/width';
import type { Examined, Status } from './run-checks';
import { weightInWords } from './weight';

/** So many sentences of one check; a workspace may have thousands of workers. */
const mostSentences = 8;
const indent = '    ';
const labelColumns = 8;
const idColumns = 22;

const marks: Readonly<Record<Status, readonly [mark: string, paint: (colour: Palette) => (text: string) => string]>> = {
  valid: ['✓', (colour) => colour.green],
  note: ['·', (colour) => colour.dim],
  warning: ['!', (colour) => colour.yellow],
  manual: ['☐', (colour) => colour.cyan],
  invalid: ['✗', (colour) => colour.red],
  skipped: ['-', (colour) => colour.dim],
};

/** Whatever it came to, nobody is held up by it. */
const waivedMark = '~';

/** A text in lines of so many columns, the first of them after a label. */
function wrapped(label: string, text: string, columns: number): string[] {
  const room = Math.max(20, columns - indent.length - labelColumns);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line === '') line = word;
    else if (widthOf(`${line} ${word}`) <= room) line = `${line} ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  return lines.map((part, at) => `${indent}${(at === 0 ? label : '').padEnd(labelColumns)}${part}`);
}

/** Tells what every check came to. @param shown - Takes secrets out of a text. */
export function printReport(
  io: Pick<Io, 'env'>,
  out: Output,
  examined: readonly Examined[],
  shown: (text: string) => string,
): void {
  const colour = palette(io, out);
  const columns = out.isTerminal ? out.columns() : Number.POSITIVE_INFINITY;
  const text = (sentence: string): string => plain(shown(sentence));
  const sign = (status: Status): string => {
    const [mark, paint] = marks[status];
    return paint(colour)(mark);
  };
  for (const one of examined) {
    const { check, status, found, waived } = one;
    if (status === 'skipped') continue;
    const name = pad(check.id, idColumns);
    if (status === 'valid') {
      const said = fit(text(found[0] ?? ''), columns - idColumns - widthOf(check.title) - 5);
      out.write(`${sign(status)} ${name} ${check.title}  ${colour.dim(said)}\n`);
    } else {
      const mark = waived === undefined ? sign(status) : colour.cyan(waivedMark);
      out.write(`${mark} ${name} ${check.title}  ${colour.dim(`(${meaningOf(one)})`)}\n`);
      out.write(`${linesOf(one, text, columns).join('\n')}\n`);
    }
    if (waived !== undefined) out.write(`${wrapped('waived', text(waiverOf(one, waived)), columns).join('\n')}\n`);
  }
  for (const [reason, checks] of skippedByReason(examined)) {
    const titles = wrapped(
      '',
      checks.map(({ check }) => check.title).join(', '),
      columns + labelColumns + indent.length - 2,
    );
    out.write(`${sign('skipped')} ${colour.dim(titles.map((line) => line.trim()).join('\n  '))}\n`);
    out.write(`${colour.dim(wrapped('', text(reason), columns).join('\n'))}\n`);
  }
}

const meaningOf = ({ status, weight }: Examined): string =>
  status === 'manual' ? 'check it yourself' : weightInWords[weight];

const waiverOf = ({ status }: Examined, reason: string): string =>
  status === 'valid' ? `${reason} (nothing found any more: the waiver can go)` : reason;

function linesOf(
  { found, wanted, actions, fixes = [] }: Examined,
  text: (sentence: string) => string,
  columns: number,
): string[] {
  const sentences = found.slice(0, mostSentences).map(text);
  if (found.length > mostSentences) sentences.push(`… and ${(found.length - mostSentences).toLocaleString('en')} more`);
  const lines = sentences.flatMap((sentence, at) => wrapped(at === 0 ? 'found' : '', sentence, columns));
  lines.push(...wrapped('wanted', text(wanted), columns));
  lines.push(...actions.flatMap((action) => wrapped('do', text(action), columns)));
  if (fixes.length > 0) {
    lines.push(
      ...wrapped(
        '--fix',
        fixes.length === 1 ? text(fixes[0]?.what ?? '') : `Does ${fixes.length} things here`,
        columns,
      ),
    );
  }
  return lines;
}

/** What could not be looked at for one and the same reason is told together. */
function skippedByReason(examined: readonly Examined[]): Map<string, Examined[]> {
  const groups = new Map<string, Examined[]>();
  for (const one of examined) {
    if (one.status !== 'skipped') continue;
    const reason = one.found[0] ?? '';
    groups.set(reason, [...(groups.get(reason) ?? []), one]);
  }
  return groups;
}

const words: readonly (readonly [Status, string])[] = [
  ['valid', 'good'],
  ['note', 'good to know'],
  ['warning', 'to review'],
  ['manual', 'to check yourself'],
  ['invalid', 'to fix'],
  ['skipped', 'not checked'],
];

const isWaived = ({ status, waived }: Examined): boolean =>
  waived !== undefined && status !== 'valid' && status !== 'skipped';

/** The numbers, in a line. */
export function summary(examined: readonly Examined[]): string {
  const counts = words.flatMap(([status, word]) => {
    const count = examined.filter((one) => one.status === status && !isWaived(one)).length;
    return count > 0 ? [`${count} ${word}`] : [];
  });
  const waived = examined.filter(isWaived).length;
  if (waived > 0) counts.push(`${waived} waived`);
  return `${counted(examined.length, 'check')}: ${counts.join(', ')}`;
}
