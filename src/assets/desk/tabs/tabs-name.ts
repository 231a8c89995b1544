/** How the lock and the channel of the page's tabs are called; after it comes the page's build. */
export const TABS_NAME = 'desk ';
