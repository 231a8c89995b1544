import type { Plugin } from 'esbuild';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../project';

const PARTS = join(PROJECT_FOLDER, 'src/assets/desk/ports/sdk-parts');

const NAMESPACE = 'sdk-part';

/**
 * Leaves out of the page what TaskRouter's SDK brings and does not need there: axios and lodash, of which it uses little,
 * and a GraphQL client it uses only when asked to. Together they are more than a quarter of the page.
 *
 * A function of lodash that a newer SDK uses and checks.ts does not have fails the build.
 */
export const sdkParts: Plugin = {
  name: NAMESPACE,
  setup(build) {
    const fromSdk = (importer: string): boolean => importer.includes('/node_modules/twilio-taskrouter/');
    build.onResolve({ filter: /^(axios|graphql-ws)$/ }, ({ path, importer }) =>
      fromSdk(importer) ? { path: join(PARTS, path === 'axios' ? 'http.ts' : 'no-graphql.ts') } : undefined,
    );
    build.onResolve({ filter: /^lodash\/\w+$/ }, ({ path, importer }) =>
      fromSdk(importer) ? { path: path.slice('lodash/'.length), namespace: NAMESPACE } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
      contents: `export { ${path} as default } from './checks';`,
      resolveDir: PARTS,
    }));
  },
};
