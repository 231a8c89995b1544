import { asObject } from '../../desk/ground/json';
import type { Problem } from '../../desk/ground/facts';
import { plainText } from '../../desk/ground/plain-text';
import { auditActs, type AuditAct } from '../../../lib/people/audit-acts';

/** What the audit tells of; a newer server's acts, for which this page has no word, are `other`. */
export type AuditWord = AuditAct | 'other';

const AUDIT_OUTCOMES = ['done', 'refused', 'failed'] as const;

export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

export interface AuditLine {
  /** Epoch milliseconds, by the clock of the Functions. */
  readonly at: number;
  readonly who: string;
  readonly what: AuditWord;
  readonly outcome: AuditOutcome;
  /** On whom or what; empty where it is not told. */
  readonly on: string;
  /** In the server’s own words, which are English; may be empty. */
  readonly why: string;
}

/** What `/floor-audit` answered. */
export interface AuditRead {
  /** False where everybody signs in with one password. */
  readonly kept: boolean;
  /** The newest first. */
  readonly lines: readonly AuditLine[];
  readonly more: boolean;
}

/** The panel of the audit, which reads nothing until it is opened. */
export interface AuditPanel {
  readonly open: boolean;
  /** An answer is awaited. */
  readonly asked: boolean;
  readonly read?: AuditRead;
  readonly problem?: Problem;
}

export const CLOSED_AUDIT: AuditPanel = { open: false, asked: false };

const line = (value: unknown): string => (typeof value === 'string' ? plainText(value) : '');
const rows = (value: unknown): Readonly<Record<string, unknown>>[] => (Array.isArray(value) ? value.map(asObject) : []);

/** Whom a line names: by their name, else by what there is. */
const nameOf = (party: unknown): string => {
  const { name, workerSid, key, taskSid, callSid } = asObject(party);
  return [name, workerSid, key, taskSid, callSid].map(line).find((text) => text !== '') ?? '';
};

/** Reads what `/floor-audit` answered. */
export function readAuditAnswer(answer: unknown): AuditRead {
  const { kept, lines, more } = asObject(answer);
  return {
    kept: kept === true,
    more: more === true,
    lines: rows(lines).map(({ at, who, what, outcome, on, why }) => ({
      at: Date.parse(line(at)) || 0,
      who: nameOf(who),
      what: auditActs.find((act) => act === what) ?? 'other',
      outcome: AUDIT_OUTCOMES.find((one) => one === outcome) ?? 'failed',
      on: nameOf(on),
      why: line(why),
    })),
  };
}
