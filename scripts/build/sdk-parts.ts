import type { Plugin } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../project';

const PARTS = join(PROJECT_FOLDER, 'src/assets/desk/ports/sdk-parts');

const NAMESPACE = 'sdk-part';

/** What stands in for a whole package. */
const STAND_INS: Readonly<Record<string, string>> = {
  axios: 'http.ts',
  events: 'events.ts',
  'graphql-ws': 'no-graphql.ts',
  loglevel: 'log.ts',
};

/** The SDK's package.json, of which it reads its own version. */
const OWN_MANIFEST = /JSON\.parse\('\{"name":"twilio-taskrouter".*?"version":"([\d.]+)".*?\}'\)/s;

/**
 * Leaves out of the page what TaskRouter's SDK brings and does not need there: packages of which it uses little, a GraphQL
 * client it uses only when asked to, and its own package.json. Together they are a third of the page.
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
      contents: withoutManifest(await readFile(path, 'utf8')),
    }));
  },
};

/** @throws when the SDK does not carry its package.json as it did */
function withoutManifest(sdk: string): string {
  const short = sdk.replace(OWN_MANIFEST, '({version:"$1"})');
  if (short !== sdk) return short;
  throw new Error(
    'twilio-taskrouter is not packed as it was in 2.1: look at OWN_MANIFEST in scripts/build/sdk-parts.ts.',
  );
}
