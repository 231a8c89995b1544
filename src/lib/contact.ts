import { readAttributes } from './attributes/read-attributes';

/** The number or address at which TaskRouter calls a worker. */
export function contactOf(attributes: string): string | undefined {
  const uri = readAttributes(attributes)?.['contact_uri'];
  return typeof uri === 'string' ? uri : undefined;
}
