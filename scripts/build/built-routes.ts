import { relative } from 'node:path';
import { fsHelpers } from '@twilio-labs/serverless-api';
import type { Route } from '../gateway';
import { PROJECT_FOLDER } from '../project';

/** The Functions and assets of a built desk, as they are served and deployed: each with its path, who may call it, and its file. */
export type BuiltFiles = Awaited<ReturnType<typeof fsHelpers.getListOfFunctionsAndAssets>>;

export async function builtFiles(folder: string): Promise<BuiltFiles> {
  const inProject = relative(PROJECT_FOLDER, folder);
  return fsHelpers.getListOfFunctionsAndAssets(PROJECT_FOLDER, {
    functionsFolderNames: [`${inProject}/functions`],
    assetsFolderNames: [`${inProject}/assets`],
  });
}

/** Every path of a built desk, and who may call it. */
export const routesOf = ({ functions, assets }: BuiltFiles): Route[] =>
  [...functions, ...assets].map(({ path, access }) => ({ path, access }));

/**
 * Two files may make one path, such as `token.ts` and `token.protected.ts`. twilio-run deploys both without a word,
 * and which of them answers, and to whom, is then anybody's guess.
 */
export async function refuseDuplicates(folder: string): Promise<void> {
  const paths = routesOf(await builtFiles(folder)).map((route) => route.path);
  const duplicates = paths.filter((path, index) => paths.indexOf(path) !== index);
  if (duplicates.length === 0) return;
  throw new Error(`Two files make the same path: ${duplicates.join(', ')}. Rename one of the two Functions or assets.`);
}
