import type { Problem } from '../../desk/ground/facts';
import type { AuditRead } from './audit-lines';
import { step, type Step } from './floor-event';
import type { FloorState } from './floor-state';

/** Opens or closes the panel; what it shows is read anew each time. */
export function toggleAudit(state: FloorState, open: boolean): Step {
  if (state.audit.open === open) return step(state);
  const next = { ...state, audit: { ...state.audit, open } };
  return open ? askAudit(next) : step(next);
}

/** Reads it now, unless an answer is on its way. */
export function askAudit(state: FloorState): Step {
  if (state.session.name !== 'open' || state.audit.asked) return step(state);
  return step({ ...state, audit: { ...state.audit, asked: true } }, { type: 'read-audit' });
}

export function auditRead(state: FloorState, read: AuditRead): Step {
  return step({ ...state, audit: { open: state.audit.open, asked: false, read } });
}

export function auditUnread(state: FloorState, problem: Problem): Step {
  return step({ ...state, audit: { ...state.audit, asked: false, problem } });
}
