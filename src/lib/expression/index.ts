import { compile, type Scope, type Test } from './evaluate';
import { outlook, type Outlook, type Reading } from './outlook';
import { parse } from './parse';
import type { Condition, Operand } from './syntax';

export { readPath } from './evaluate';
export type { Scope } from './evaluate';
export { unsettled } from './outlook';
export type { Outlook, Reading } from './outlook';
export { ExpressionError } from './expression-error';
export { factsIn } from './attribute-facts';

/** A routing expression ready to be evaluated many times. */
export interface Expression {
  readonly text: string;
  evaluate(scope: Scope): boolean;
  /** What can be said of it where not everything that it mentions is known. */
  outlook(reading: Reading): Outlook;
  /** Every attribute path it mentions, each once. */
  readonly references: readonly (readonly (string | number)[])[];
}

const never: Test = () => false;
const compiled = new Map<string, Expression>();
const keptExpressions = 10_000;

/**
 * Compiles an expression, remembering those seen before. An empty one matches nothing.
 *
 * @throws ExpressionError where it cannot be parsed
 */
export function expression(text: string): Expression {
  const known = compiled.get(text);
  if (known) return known;
  const blank = text.trim() === '';
  const condition = blank ? undefined : parse(text);
  const made: Expression = {
    text,
    evaluate: condition ? compile(condition) : never,
    outlook: (reading) => (condition ? outlook(condition, reading) : false),
    references: condition ? references(condition) : [],
  };
  if (compiled.size >= keptExpressions) compiled.clear();
  compiled.set(text, made);
  return made;
}

function references(condition: Condition): (readonly (string | number)[])[] {
  const found = new Map<string, readonly (string | number)[]>();
  const visitOperand = (operand: Operand): void => {
    if (operand.kind === 'reference') found.set(JSON.stringify(operand.path), operand.path);
    if (operand.kind === 'list') operand.items.forEach(visitOperand);
  };
  const visit = (part: Condition): void => {
    if (part.kind === 'not') return visit(part.condition);
    if (part.kind === 'compare') return [part.left, part.right].forEach(visitOperand);
    visit(part.left);
    visit(part.right);
  };
  visit(condition);
  return [...found.values()];
}
