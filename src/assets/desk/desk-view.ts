import type { Send } from './desk-events';
import type { DeskState } from './desk-state';
import type { CallState } from './ground/calls';
import type { Engagement } from './ground/engagement';
import type { Now } from './ground/time';

interface Everything {
  readonly state: DeskState;
  readonly engagement: Engagement;
  readonly call: CallState;
  /** Whether the agent may act at all: is connected, and signed in. */
  readonly mayAct: boolean;
  readonly send: Send;
  readonly now: Now;
}

/** What a part of the page is drawn of, by the same names everywhere. */
export type Given<Names extends keyof Everything> = Pick<Everything, Names>;
