import { readAttributes } from '../attributes/read-attributes';

const textIn = (given: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const value = given[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/**
 * Who calls or is called, of a task's attributes.
 *
 * @param attributes - JSON text, which anybody may have written.
 */
export function callerIn(attributes: string): string | undefined {
  const given = readAttributes(attributes) ?? {};
  return textIn(given, 'outbound_to') ?? textIn(given, 'from') ?? textIn(given, 'name');
}
