import type { Parameter } from '../../rest/parameters';
import { invalid } from '../../account/twilio-error';
import { expression, ExpressionError, type Expression } from '../../../src/lib/expression';

/** A routing expression as a filter. */
export function expressionFilter(): Parameter<Expression | undefined> {
  return {
    read(name, [value]) {
      if (value === undefined) return undefined;
      try {
        return expression(value);
      } catch (error) {
        if (error instanceof ExpressionError) throw invalid(`${name} is not valid. ${error.message}`);
        throw error;
      }
    },
  };
}
