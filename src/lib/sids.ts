import { pipe, regex, string, transform } from 'valibot';

/** The two-letter prefixes the desk meets. @see https://www.twilio.com/docs/glossary/what-is-a-sid */
export type SidPrefix = 'AC' | 'SK' | 'WS' | 'WW' | 'WK' | 'WA' | 'WT' | 'WR' | 'CF' | 'CA' | 'QU' | 'RE';

const formOf = (prefix: SidPrefix): RegExp => new RegExp(`^${prefix}[0-9a-fA-F]{32}$`);

/** Whether `text` has the form of an identifier with this prefix: two letters and 32 hexadecimal digits. */
export function isSid(prefix: SidPrefix, text: string): boolean {
  return formOf(prefix).test(text);
}

/** Says what an identifier looks like: "a task's SID (WT and 32 hexadecimal digits)". */
export function describeSid(prefix: SidPrefix, noun: string): string {
  return `${noun} (${prefix} and 32 hexadecimal digits)`;
}

/** A schema for an identifier with this prefix; `noun` names it in the message, e.g. "a task's SID". */
export function sid(prefix: SidPrefix, noun: string) {
  const expected = `expected ${describeSid(prefix, noun)}`;
  return pipe(string(expected), regex(formOf(prefix), expected));
}

const fewCalls = "expected at most 5 calls' SIDs (CA and 32 hexadecimal digits), separated by commas";

/** A schema for a few calls' SIDs in one text, as a query can carry them. */
export const callSids = pipe(
  string(fewCalls),
  regex(/^CA[0-9a-fA-F]{32}(,CA[0-9a-fA-F]{32}){0,4}$/, fewCalls),
  transform((text) => text.split(',')),
);
