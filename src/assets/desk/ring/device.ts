/**
 * What only this tab's browser can do, and only on a click in it: these do not go through the model, which may be
 * another tab's.
 */
export interface Device {
  /** Lets the page sound, here. */
  unlockSound(): void;
  /** One ring, to hear how loud it is. */
  testRing(): void;
  /** Has the browser ask whether this page may notify. */
  askNotices(): void;
}
