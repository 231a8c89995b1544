import { replaceUnseen } from './unseen';

/** What a spreadsheet takes for the beginning of a formula, or skips before one. @see https://owasp.org/www-community/attacks/CSV_Injection */
const formula = /^[\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

/**
 * The same where a cell begins for a spreadsheet that parts them at semicolons, as it does where people write a comma in numbers: quotes
 * that are not at the beginning of its cell are nothing to it. A list with dashes is none.
 */
const formulaWithin = /(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])(?!(?<=\n)- )(?<=[;\n](?:[^\S\n]|")*)/gu;

/** A cell: text, a number, or nothing. */
export type CsvCell = string | number | undefined;

/**
 * One line of CSV (RFC 4180, with a newline at its end). Text that a spreadsheet would run as a formula, a number such as `+15551234567`
 * among it, has an apostrophe before it, which a spreadsheet does not show.
 *
 * @example
 * csvLine(['Wants "red"', 12, undefined, '=1+1']); // `"Wants ""red""",12,,"'=1+1"\n`
 */
export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(cellOf).join(',')}\n`;

function cellOf(cell: CsvCell): string {
  if (cell === undefined || cell === '') return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = replaceUnseen(cell.replaceAll(/\r\n?/g, '\n'), () => '');
  const safe = (formula.test(text) ? `'${text}` : text).replaceAll(formulaWithin, "'");
  return /^[\p{L}\p{N}._:'+ -]*$/u.test(safe) ? safe : `"${safe.replaceAll('"', '""')}"`;
}
