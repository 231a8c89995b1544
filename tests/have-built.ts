import { isUpToDate, type OutputName } from '../src/cli/build-stamp';
import { PROJECT_FOLDER } from '../scripts/project';

/** What this file has looked at; the sources do not change while it runs. */
const known = new Set<OutputName>();

/**
 * Sees to it that what `npm run build` makes is there, and of the sources as they are now: whoever is the first to need it
 * builds it, all others find it. `npm test` has built it before.
 */
export async function haveBuilt(...names: readonly OutputName[]): Promise<void> {
  const missing = names.filter((name) => !known.has(name) && !isUpToDate(PROJECT_FOLDER, name));
  if (missing.length > 0) {
    // Two that build at once put the same files in the same place. The compiler is loaded by who needs it alone.
    const [{ make }, { stop }] = await Promise.all([import('../scripts/build'), import('esbuild')]);
    await make(missing);
    await stop();
  }
  for (const name of names) known.add(name);
}
