import { join } from 'node:path';

/** The project's root folder, seen from here and from dist/cli, where the build puts this. */
export const projectFolder = join(__dirname, '..', '..');
