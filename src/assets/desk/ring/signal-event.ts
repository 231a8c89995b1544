import type { NoticePermission, SignalChoice, Sound } from './ring-state';

/** What the agent set about ringing and notifying, and what the browser allows. */
export type SignalEvent =
  | { readonly type: 'signals-set'; readonly choice: SignalChoice }
  /** What an earlier page had kept. */
  | { readonly type: 'signals-recalled'; readonly choice: SignalChoice }
  | { readonly type: 'sound-told'; readonly sound: Sound }
  | { readonly type: 'notices-told'; readonly permission: NoticePermission };
