import { join } from 'node:path';
import { isOutputName, isUpToDate, outputNames, type OutputName } from '../../src/cli/build-stamp';
import { DEPLOY_FOLDER, make } from '../build';
import { PROJECT_FOLDER } from '../project';
import { weigh, weightLine } from './page-weight';

const IF_CHANGED = '--if-changed';

/** `npm run build`: everything, or the outputs that are named; with `--if-changed`, those of them whose sources have changed. */
async function main(args: readonly string[]): Promise<void> {
  const named = namesIn(args.filter((arg) => arg !== IF_CHANGED));
  const names = args.includes(IF_CHANGED) ? named.filter((name) => !isUpToDate(PROJECT_FOLDER, name)) : named;
  const page = await make(names);
  if (!page) return;
  console.log(
    'Built dist/ to deploy, dist/local/ to run here, the local TaskRouter in emulator/dist/, and the command line in dist/cli/.',
  );
  console.log(weightLine(await weigh(join(PROJECT_FOLDER, DEPLOY_FOLDER, 'assets'), page)));
}

function namesIn(args: readonly string[]): readonly OutputName[] {
  const unknown = args.filter((arg) => !isOutputName(arg));
  if (unknown.length > 0) {
    throw new Error(`There is no ${unknown.join(', ')} to build: expected some of ${outputNames.join(', ')}, or none.`);
  }
  const names = args.filter(isOutputName);
  return names.length > 0 ? names : outputNames;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
