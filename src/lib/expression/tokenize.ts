import { ExpressionError } from './expression-error';

export type TokenKind = 'string' | 'number' | 'word' | 'operator' | 'punctuation' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** As written, but a string's text without its quotes. */
  readonly text: string;
  /** Position of its first character in the expression, from 0. */
  readonly at: number;
}

const patterns: readonly [TokenKind, RegExp][] = [
  ['number', /-?\d+(?:\.\d+)?(?![\w.])/y],
  ['word', /[A-Za-z_$][\w$]*/y],
  ['operator', /==|!=|<=|>=|<|>|=/y],
  ['punctuation', /[()[\],.]/y],
];
const blank = /\s+/y;
const quoted = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/y;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Splits an expression into tokens; the last is always `end`. @throws ExpressionError at a character of no token */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const space = match(blank, text, at);
    if (space) {
      at += space[0].length;
      continue;
    }
    const string = match(quoted, text, at);
    if (string) {
      tokens.push({ kind: 'string', text: (string[1] ?? string[2] ?? '').replace(/\\(.)/g, '$1'), at });
      at += string[0].length;
      continue;
    }
    const found = patterns
      .map(([kind, pattern]) => ({ kind, text: match(pattern, text, at)?.[0] }))
      .find((f) => f.text);
    if (!found?.text) throw new ExpressionError(text, at, `token recognition error at: '${text.slice(at, at + 1)}'`);
    tokens.push({ kind: found.kind, text: found.text, at });
    at += found.text.length;
  }
  tokens.push({ kind: 'end', text: '', at: text.length });
  return tokens;
}
