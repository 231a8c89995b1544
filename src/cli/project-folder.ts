import { join } from 'node:path';

/** The project's root folder, seen from here and from dist/cli, where the build puts this. */
export const projectFolder = join(__dirname, '..', '..');

/** Where twilio-run keeps which service this clone deployed to. */
export const deployInfoFile = join(projectFolder, '.twiliodeployinfo');

/** The file that names the service. */
export const manifestFile = join(projectFolder, 'package.json');
