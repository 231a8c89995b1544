import { ExpressionError } from './expression-error';
import { readNumber } from './number';
import type { Condition, Operand, Operator } from './syntax';
import { type Token, tokenize } from './tokenize';

const symbols: Readonly<Record<string, Operator>> = {
  '==': '==',
  '=': '==',
  '!=': '!=',
  '>': '>',
  '>=': '>=',
  '<': '<',
  '<=': '<=',
};
const words: Readonly<Record<string, Operator>> = { CONTAINS: 'CONTAINS', HAS: 'HAS', IN: 'IN' };
const literals: Readonly<Record<string, boolean | null>> = { TRUE: true, FALSE: false, NULL: null };

/** Deeper than anybody writes by hand, and far from where the stack ends. */
const deepestNesting = 100;
/** Likewise for how many conditions may be joined in a row. */
const longestExpression = 5_000;

/**
 * Parses a routing expression. Precedence from weak to strong: `OR`, `AND`, `NOT`, comparison; parentheses group.
 *
 * @throws ExpressionError naming the character where it stops making sense
 * @see https://www.twilio.com/docs/taskrouter/expression-syntax
 */
export function parse(text: string): Condition {
  return new Parser(text).whole();
}

class Parser {
  readonly #text: string;
  readonly #tokens: Token[];
  #position = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokenize(text);
    if (this.#tokens.length > longestExpression)
      throw new ExpressionError(text.slice(0, 100), 0, `longer than ${longestExpression} words and signs`);
  }

  whole(): Condition {
    const condition = this.#or();
    if (this.#next.kind !== 'end') this.#fail(`extraneous input '${this.#next.text}' expecting <EOF>`);
    return condition;
  }

  #or(): Condition {
    let left = this.#and();
    while (this.#takeWord('OR')) left = { kind: 'or', left, right: this.#and() };
    return left;
  }

  #and(): Condition {
    let left = this.#not();
    while (this.#takeWord('AND')) left = { kind: 'and', left, right: this.#not() };
    return left;
  }

  #not(): Condition {
    let negated = false;
    while (this.#takeWord('NOT')) negated = !negated;
    const condition = this.#primary();
    return negated ? { kind: 'not', condition } : condition;
  }

  #primary(): Condition {
    if (this.#take('(')) {
      const condition = this.#nested(() => this.#or());
      this.#expect(')');
      return condition;
    }
    const left = this.#operand();
    return { kind: 'compare', left, operator: this.#operator(), right: this.#operand() };
  }

  #operator(): Operator {
    const token = this.#next;
    if (token.kind === 'word' && token.text.toUpperCase() === 'NOT') {
      this.#position += 1;
      if (!this.#takeWord('IN')) this.#fail(`mismatched input '${this.#next.text}' expecting IN`);
      return 'NOT IN';
    }
    const operator = token.kind === 'word' ? words[token.text.toUpperCase()] : symbols[token.text];
    if (!operator) this.#fail(`${this.#found()} expecting OPERATOR`);
    this.#position += 1;
    return operator;
  }

  #operand(): Operand {
    const token = this.#next;
    this.#position += 1;
    if (token.kind === 'string') return { kind: 'value', value: token.text };
    if (token.kind === 'number') return { kind: 'value', value: readNumber(token.text) };
    if (token.kind === 'punctuation' && token.text === '[') return this.#nested(() => this.#list());
    if (token.kind !== 'word') {
      this.#position -= 1;
      this.#fail(`${this.#found()} expecting a value or an attribute`);
    }
    const literal = literals[token.text.toUpperCase()];
    return literal === undefined ? this.#reference(token.text) : { kind: 'value', value: literal };
  }

  #nested<T>(parseInner: () => T): T {
    if (this.#depth >= deepestNesting) this.#fail(`nested deeper than ${deepestNesting}`);
    this.#depth += 1;
    const inner = parseInner();
    this.#depth -= 1;
    return inner;
  }

  #list(): Operand {
    const items: Operand[] = [];
    if (this.#take(']')) return { kind: 'list', items };
    do items.push(this.#operand());
    while (this.#take(','));
    this.#expect(']');
    return { kind: 'list', items };
  }

  #reference(first: string): Operand {
    const path: (string | number)[] = [first];
    for (;;) {
      if (this.#take('.')) {
        if (this.#next.kind !== 'word') this.#fail(`${this.#found()} expecting an attribute name`);
        path.push(this.#next.text);
        this.#position += 1;
      } else if (this.#take('[')) {
        if (this.#next.kind !== 'number') this.#fail(`${this.#found()} expecting an index`);
        path.push(Number(this.#next.text));
        this.#position += 1;
        this.#expect(']');
      } else return { kind: 'reference', path };
    }
  }

  get #next(): Token {
    const token = this.#tokens[Math.min(this.#position, this.#tokens.length - 1)];
    if (!token) throw new ExpressionError(this.#text, 0, 'no tokens');
    return token;
  }

  #take(punctuation: string): boolean {
    if (this.#next.kind !== 'punctuation' || this.#next.text !== punctuation) return false;
    this.#position += 1;
    return true;
  }

  #takeWord(word: string): boolean {
    if (this.#next.kind !== 'word' || this.#next.text.toUpperCase() !== word) return false;
    this.#position += 1;
    return true;
  }

  #expect(punctuation: string): void {
    if (!this.#take(punctuation)) this.#fail(`${this.#found()} expecting '${punctuation}'`);
  }

  #found(): string {
    return this.#next.kind === 'end' ? "missing input at '<EOF>'" : `extraneous input '${this.#next.text}'`;
  }

  #fail(problem: string): never {
    throw new ExpressionError(this.#text, this.#next.at, problem);
  }
}
