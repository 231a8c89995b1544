import { relative } from 'node:path';
import { getFunctionsAndAssets } from 'twilio-run/dist/runtime/internal/runtime-paths';
import type { Route } from '../gateway';
import { PROJECT_FOLDER } from '../project';

/** Names a built desk's folders as twilio-run wants them: relative to the project. */
export function routeFolders(folder: string): { functionsFolderName: string; assetsFolderName: string } {
  const inProject = relative(PROJECT_FOLDER, folder);
  return { functionsFolderName: `${inProject}/functions`, assetsFolderName: `${inProject}/assets` };
}

/** Every path that twilio-run serves or deploys from a built desk, and who may call it. */
export async function listRoutes(folder: string): Promise<Route[]> {
  const { functionsFolderName, assetsFolderName } = routeFolders(folder);
  const { functions, assets } = await getFunctionsAndAssets(PROJECT_FOLDER, {
    functionsFolderNames: [functionsFolderName],
    assetsFolderNames: [assetsFolderName],
  });
  return [...functions, ...assets].map(({ path, access }) => ({ path, access }));
}

/**
 * Two files may make one path, such as `token.ts` and `token.protected.ts`. twilio-run deploys both without a word,
 * and which of them answers, and to whom, is then anybody's guess.
 */
export async function refuseDuplicates(folder: string): Promise<void> {
  const paths = (await listRoutes(folder)).map((route) => route.path);
  const duplicates = paths.filter((path, index) => paths.indexOf(path) !== index);
  if (duplicates.length === 0) return;
  throw new Error(`Two files make the same path: ${duplicates.join(', ')}. Rename one of the two Functions or assets.`);
}
