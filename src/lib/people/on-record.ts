import { mayBeDone } from './sync-answers';
import type { Audit, AuditEntry } from './audit';

/** What is done, and on whom. */
export type Act = Pick<AuditEntry, 'what' | 'on' | 'why'>;

/**
 * Does something, and has it in the audit: by what `work` resolves to, or is rejected with.
 *
 * @example
 * await onRecord({ what: 'task-ended', on: { taskSid }, why: 'canceled' }, () => task.update({ … }));
 */
export type OnRecord = <Result>(act: Act, work: () => Promise<Result>) => Promise<Result>;

/** Who acts, and where that is written down. */
export interface Recorder {
  readonly who: AuditEntry['who'];
  readonly audit: Pick<Audit, 'write' | 'unwritten'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Writes down that something was refused, and why. */
export const noteRefusal = ({ who, audit, now }: Recorder, act: Act): Promise<void> => {
  const entry: AuditEntry = { at: new Date(now()).toISOString(), who, ...act, outcome: 'refused' };
  return audit.write(entry, 'somebody known').catch((error: unknown) => audit.unwritten(entry, error));
};

/**
 * The line is written at the same time as the act is done: it costs nobody a step, and no instance that dies between the two leaves an
 * act without a line. Where the act fails, a second line says so. A line that Sync does not take keeps nobody from anything: it is in
 * the log, with why it is nowhere else.
 */
export function recordedBy({ who, audit, now }: Recorder): OnRecord {
  const write = (entry: AuditEntry): Promise<void> =>
    audit.write(entry).catch((error: unknown) => audit.unwritten(entry, error));
  return async (act, work) => {
    const entry: AuditEntry = { at: new Date(now()).toISOString(), who, ...act, outcome: 'done' };
    const written = write(entry);
    try {
      return await work();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      await write({ ...entry, outcome: 'failed', why: mayBeDone(error) ? `It may have come about. ${why}` : why });
      throw error;
    } finally {
      await written;
    }
  };
}
