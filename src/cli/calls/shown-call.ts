import type { Customer } from '../../lib/alone/customer';
import { callAttributes, parseAttributes } from '../read-tasks/task-attributes';

/**
 * Where a customer is: `talking` with somebody or held by one, `offered` to somebody, `alone` with nobody who will ever come, or
 * `hearing` something that ends by itself.
 */
export type ShownWhereabouts = 'talking' | 'offered' | 'alone' | 'hearing';

/** A customer's call as `desk` shows one. Its shape is that of `--json`: see docs/cli.md. */
export interface ShownCall {
  readonly callSid: string;
  readonly from: string | null;
  readonly whereabouts: ShownWhereabouts;
  /** Since when at the latest, ISO 8601; null where nobody knows. */
  readonly since: string | null;
  readonly taskSid: string | null;
  readonly taskStatus: string | null;
  readonly workflow: string | null;
  /** Whose the task is, or whom it is offered to. */
  readonly agent: string | null;
  readonly conferenceSid: string | null;
}

/** Somebody who is alone. */
export function aloneCall({ callSid, task, place, since }: Customer): ShownCall {
  return {
    callSid,
    from: callAttributes(parseAttributes(task.attributes)).from ?? null,
    whereabouts: 'alone',
    since: since === undefined ? null : new Date(since).toISOString(),
    taskSid: task.sid ?? null,
    taskStatus: task.status,
    workflow: task.workflowName ?? null,
    agent: null,
    conferenceSid: place?.kind === 'conference' ? place.conferenceSid : null,
  };
}
