import type { Row } from '../core/table';

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && 'sid' in value && typeof value.sid === 'string';
}
