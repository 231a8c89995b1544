/**
 * Keeps the local TaskRouter out of what is deployed.
 *
 * @param inputs files that went into a bundle, relative to the project, as esbuild's metafile lists them
 * @throws when one of them is in `emulator/`
 */
export function refuseEmulator(inputs: readonly string[]): void {
  const trespassers = inputs.filter((file) => file.startsWith('emulator/'));
  if (trespassers.length === 0) return;
  throw new Error(
    `The desk must not know the local TaskRouter, but its bundle contains ${trespassers.join(', ')}. ` +
      'Move what both need to src/lib/lifecycle, or drop the import.',
  );
}
