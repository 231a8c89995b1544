/** Where the build that `npm run deploy` ships goes; `.twilioserverlessrc` names the same folders. */
export const DEPLOY_FOLDER = 'dist';

/** Where the desk that runs here is built, so that a local page can never be deployed by mistake. */
export const LOCAL_FOLDER = 'dist/local';

/** Where the local TaskRouter is built, as its package has it. */
export const EMULATOR_FOLDER = 'emulator/dist';
