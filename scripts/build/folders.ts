/** Where the build that `npm run deploy` ships goes; `.twilioserverlessrc` names the same folders. */
export const DEPLOY_FOLDER = 'dist';

/** Where the desk that runs here is built, so that a local page can never be deployed by mistake. */
export const LOCAL_FOLDER = 'dist/local';

/** Where the local TaskRouter's console is built, for `createEmulator({ consoleFolder })`. */
export const CONSOLE_FOLDER = 'dist/console';
