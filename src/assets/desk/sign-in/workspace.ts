import { MIDDLE, pauseAfter, type Pauses } from '../ground/backoff';
import type { SessionEvent } from '../desk-events';
import { step, type Step } from '../step';
import { type DeskState, logged } from '../desk-state';

/** Pauses before the workspace is read again: without it a desk has no dial pad. */
export const WORKSPACE_RETRY: Pauses = { firstMs: 2_000, longestMs: 120_000, spread: 0.25 };

type Read = Extract<SessionEvent, { type: 'workspace-read' }>;
type Unread = Extract<SessionEvent, { type: 'workspace-unread' }>;

export function readWorkspace(state: DeskState, { workspaceName, activities }: Read): DeskState {
  const { workspaceUnread: _unread, ...kept } = state;
  return { ...kept, workspaceName, activities };
}

/** It could not be read: the next try comes after a pause. What goes wrong again and again is written down once. */
export function unreadWorkspace(state: DeskState, { problem, roll = MIDDLE }: Unread, now: number): DeskState {
  const failures = state.workspaceUnread?.failures ?? 0;
  const told = failures > 0 ? state : logged(state, { what: 'workspace-unread', problem }, now);
  if (state.workspaceName !== undefined) return told;
  const tryAt = now + pauseAfter(WORKSPACE_RETRY, failures, roll);
  return { ...told, workspaceUnread: { failures: failures + 1, tryAt } };
}

/** Makes the try whose time has come. One that gets no answer, as its tab is gone, is made again. */
export function tickWorkspace(state: DeskState, now: number): Step {
  const { session, workspaceUnread: unread } = state;
  if (session.name !== 'open' || !unread || now < unread.tryAt) return step(state);
  const tryAt = now + WORKSPACE_RETRY.longestMs;
  return step({ ...state, workspaceUnread: { ...unread, tryAt } }, { type: 'read-workspace' });
}
