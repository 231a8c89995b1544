import { resolve } from 'node:path';

/** The repository's root folder, whatever folder a command is run from. */
export const PROJECT_FOLDER = resolve(__dirname, '..');
