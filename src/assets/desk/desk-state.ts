import type { Automation, ActivityChange } from './activity/activity-state';
import type { Engagement } from './ground/engagement';
import type { ActivityFacts, Problem, WorkerFacts } from './ground/facts';
import { type InCall, NO_CALLS } from './ground/calls';
import type { KeptNotes } from './wrap-up/wrap-up-state';
import { type Happening, type LogEntry, withEntry } from './log/log-state';
import type { Outcome } from './ground/outcome';
import { NOT_DIALLING, type Outbound } from './dialling/dialling-state';
import type { TabState } from './tabs/tabs-state';
import { NOTHING_MISSED, type Reach } from './offer/offer-state';
import { DEFAULT_SETTINGS, type Settings } from './settings/settings-state';
import { type BrowserPhone, NO_PHONE } from './browser-phone/browser-phone-state';
import { EMPTY_SHIFT, type Shift } from './shift/shift-state';
import type { Team } from './team/team-state';
import { type History, NO_HISTORY } from './history/history-state';
import { SHORTCUTS_AT_FIRST, type ShortcutState } from './shortcuts/shortcuts-state';
import { type Signals, SIGNALS_AT_FIRST } from './ring/ring-state';
import type { Session } from './sign-in/sign-in-state';
import type { Connection } from './connection/connection-state';

/** Everything the page knows. The view is drawn from it and from the time, and from nothing else. */
export interface DeskState {
  readonly session: Session;
  readonly tab: TabState;
  readonly settings: Settings;
  readonly connection: Connection;
  /** Since when TaskRouter was not heard, and in which activity the worker was then; see `returnToActivity`. */
  readonly unheard?: { readonly since: number; readonly activitySid: string };
  readonly workspaceName?: string;
  /** The workspace could not be read so far: how often that was tried, and when it is tried next. */
  readonly workspaceUnread?: { readonly failures: number; readonly tryAt: number };
  readonly activities: readonly ActivityFacts[];
  readonly worker?: WorkerFacts;
  readonly activityChange?: ActivityChange;
  readonly activityProblem?: Problem;
  /** What the page does to the agent's status by itself. */
  readonly automation: Automation;
  /** Open reservations in the order of their arrival. */
  readonly engagements: readonly Engagement[];
  /** What is known of calls that go on, besides their reservations. */
  readonly inCall: InCall;
  /** Calls that the agent makes. */
  readonly outbound: Outbound;
  /** The reservation the agent wants to see. */
  readonly chosen?: string;
  /** The browser as the agent's telephone, where it is. */
  readonly phone: BrowserPhone;
  readonly outcome?: Outcome;
  /** What could not be saved of calls that are over, the newest last: until the agent dismisses it. */
  readonly keptNotes: readonly KeptNotes[];
  readonly reach: Reach;
  readonly shift: Shift;
  readonly history: History;
  /** Own queues and colleagues; absent until somebody has looked. */
  readonly team?: Team;
  readonly signals: Signals;
  readonly shortcuts: ShortcutState;
  /** TaskRouter's clock minus the browser's, where they are far apart; see deadline.ts. */
  readonly skewMs: number;
  readonly log: readonly LogEntry[];
}

/** The page before anybody has signed in. */
export function signedOut(workerName = '', settings: Settings = DEFAULT_SETTINGS): DeskState {
  return {
    session: { name: 'signed-out', workerName },
    tab: { leads: true },
    settings,
    connection: { name: 'none' },
    activities: [],
    automation: {},
    phone: NO_PHONE,
    engagements: [],
    keptNotes: [],
    inCall: NO_CALLS,
    outbound: NOT_DIALLING,
    reach: NOTHING_MISSED,
    shift: EMPTY_SHIFT,
    history: NO_HISTORY,
    signals: SIGNALS_AT_FIRST,
    shortcuts: SHORTCUTS_AT_FIRST,
    skewMs: 0,
    log: [],
  };
}

/** Whether there is a desk to show; also true while the agent is asked to sign in again. */
export function isSignedIn({ session }: DeskState): boolean {
  return session.name === 'open' || session.name === 'ended';
}

/** Whether a request has a chance: not when the session has run out, or is another desk's. */
export function mayAct({ session, connection }: DeskState): boolean {
  if (connection.name === 'elsewhere') return false;
  return session.name === 'open' || (session.name === 'ended' && session.why === 'refused');
}

/** The state with one more line in its log. */
export function logged(state: DeskState, happening: Happening, now: number): DeskState {
  return { ...state, log: withEntry(state.log, happening, now) };
}

/** The activity with this SID, if the workspace has it. */
export function activityOf(state: DeskState, sid: string | undefined): ActivityFacts | undefined {
  return state.activities.find((activity) => activity.sid === sid);
}

export function currentActivity(state: DeskState): ActivityFacts | undefined {
  return activityOf(state, state.worker?.activitySid);
}
