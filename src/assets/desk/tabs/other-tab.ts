/** The part of the browser's Web Locks that is needed; absent where a page did not come by a secure connection. */
export type LockList = Pick<LockManager, 'query'>;

/** Whether another tab of this browser has the page open, so that there may be a session to join. */
export async function isOpenInAnotherTab(locks: LockList | undefined): Promise<boolean> {
  const { held } = (await locks?.query()) ?? {};
  return held?.some(({ name }) => name?.startsWith(TABS_NAME)) ?? false;
}

/** How the lock and the channel of the page's tabs are called; after it comes the page's build. */
export const TABS_NAME = 'desk ';
