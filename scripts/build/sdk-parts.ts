import type { Plugin } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../project';
import { slimmed } from './slim-sdk';

const PARTS = join(PROJECT_FOLDER, 'src/assets/desk/ports/sdk-parts');

const NAMESPACE = 'sdk-part';

/** What stands in for a whole package. */
const STAND_INS: Readonly<Record<string, string>> = {
  axios: 'http.ts',
  events: 'events.ts',
  'graphql-ws': 'no-graphql.ts',
  loglevel: 'log.ts',
};

/**
 * Leaves out of the page what TaskRouter's SDK brings and does not need there: packages of which it uses little, a GraphQL
 * client it uses only when asked to, and what slim-sdk.ts knows of. Together they are a third of the page.
 *
 * A function of lodash that a newer SDK uses and checks.ts does not have fails the build.
 */
export const sdkParts: Plugin = {
  name: NAMESPACE,
  setup(build) {
    const fromSdk = (importer: string): boolean => importer.includes('/node_modules/twilio-taskrouter/');
    build.onResolve({ filter: /^[\w-]+$/ }, ({ path, importer }) => {
      const standIn = STAND_INS[path];
      return standIn !== undefined && fromSdk(importer) ? { path: join(PARTS, standIn) } : undefined;
    });
    build.onResolve({ filter: /^lodash\/\w+$/ }, ({ path, importer }) =>
      fromSdk(importer) ? { path: path.slice('lodash/'.length), namespace: NAMESPACE } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
      contents: `export { ${path} as default } from './checks';`,
      resolveDir: PARTS,
    }));
    build.onLoad({ filter: /twilio-taskrouter\/dist\/index\.window\.js$/ }, async ({ path }) => ({
      contents: slimmed(await readFile(path, 'utf8')),
    }));
  },
};
