import type { DeskEvent } from '../desk-events';
import { asObject } from '../ground/json';
import type { DeskState } from '../desk-state';
import type { Secrets } from '../sign-in/sign-in-session';

/** What tabs of one browser say to each other. It goes from memory to memory, and is stored nowhere. */
export type TabMessage =
  /** A tab that follows has come, or has heard of a new leader: it needs to know how things stand. */
  | { readonly kind: 'hello' }
  /** Told by the leading tab whenever something changes. */
  | { readonly kind: 'state'; readonly state: DeskState }
  /** What it takes to go on if this tab is gone the next moment; none after signing out. */
  | { readonly kind: 'secrets'; readonly secrets: Secrets | undefined }
  /** What the agent did in a tab that follows; `n` counts within that tab. */
  | { readonly kind: 'event'; readonly from: string; readonly n: number; readonly event: DeskEvent }
  | { readonly kind: 'heard'; readonly to: string; readonly n: number }
  /** A new tab leads. */
  | { readonly kind: 'leads' }
  /** Sent every second by a tab that is seen: the timers of a hidden one stand still. */
  | { readonly kind: 'tick' };

const KINDS: Record<TabMessage['kind'], true> = {
  hello: true,
  state: true,
  secrets: true,
  event: true,
  heard: true,
  leads: true,
  tick: true,
};

/** Whether something on the channel is of this page. Only pages of the same origin can put anything there. */
export function isTabMessage(value: unknown): value is TabMessage {
  const { kind } = asObject(value);
  return typeof kind === 'string' && Object.hasOwn(KINDS, kind);
}
