import { transform } from 'esbuild';
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
  path: 'path.ts',
  '@babel/runtime/regenerator': 'regenerator.ts',
};

/** What stands in for the modules of a package, each of which is one function, by their names. */
const FUNCTIONS = /^(?:lodash|@babel\/runtime\/helpers)\/(\w+)$/;

/**
 * Leaves out of the page what TaskRouter's SDK brings and does not need there: packages of which it uses little, a GraphQL
 * client it uses only when asked to, and what slim-sdk.ts knows of. Together they are a third of the page.
 *
 * @param unused - What of the SDK's own the page does without; see slim-sdk.ts.
 *
 * A function of lodash that a newer SDK uses and checks.ts does not have fails the build.
 */
export const sdkParts = (unused?: readonly string[]): Plugin => ({
  name: NAMESPACE,
  setup(build) {
    const fromSdk = (importer: string): boolean => importer.includes('/node_modules/twilio-taskrouter/');
    build.onResolve({ filter: /^@?[\w/-]+$/ }, ({ path, importer }) => {
      if (!fromSdk(importer)) return undefined;
      const standIn = STAND_INS[path];
      if (standIn !== undefined) return { path: join(PARTS, standIn) };
      return FUNCTIONS.test(path) ? { path, namespace: NAMESPACE } : undefined;
    });
    build.onLoad({ filter: FUNCTIONS, namespace: NAMESPACE }, ({ path }) => {
      const name = FUNCTIONS.exec(path)?.[1] ?? '';
      return { contents: `export { ${name} as default } from './${fileOf(path, name)}';`, resolveDir: PARTS };
    });
    build.onLoad({ filter: /twilio-taskrouter\/dist\/index\.window\.js$/ }, async ({ path }) => ({
      contents: await withoutLog(slimmed(await readFile(path, 'utf8'), unused)),
    }));
  },
});

function fileOf(path: string, name: string): string {
  if (path.startsWith('lodash/')) return 'checks';
  return name === 'asyncToGenerator' ? 'regenerator' : 'babel';
}

/** What the SDK says to its log, which the page sets to silent, with all it puts together for that. */
async function withoutLog(sdk: string): Promise<string> {
  const said = sdk.replaceAll(/\b(?:this|\w)\._log\.(?:trace|debug|info|warn|error)\(/g, 'console.log(');
  const { code } = await transform(said, {
    drop: ['console'],
    charset: 'utf8',
    minifySyntax: true,
    minifyWhitespace: true,
  });
  return code;
}
