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
      'Move what both need to src/lib, or drop the import.',
  );
}

/** What the local TaskRouter is made of; see 0007, 0015, 0016 and 0017 in docs/decisions. */
const ofTheEmulator: readonly string[] = [
  'emulator/',
  'src/lib/attributes/',
  'src/lib/expression/',
  'src/lib/lifecycle/',
  'src/lib/text/',
  'src/lib/workspace-file/',
];

/**
 * Keeps the local TaskRouter a package that stands alone.
 *
 * @param inputs files that went into its bundle, relative to the project
 * @throws when one of them is the desk's or the command line's
 */
export function refuseDesk(inputs: readonly string[]): void {
  const strangers = inputs.filter((file) => !ofTheEmulator.some((folder) => file.startsWith(folder)));
  if (strangers.length === 0) return;
  throw new Error(
    `The local TaskRouter may import ${ofTheEmulator.join(', ')} and packages, but its bundle contains ` +
      `${strangers.join(', ')}. Move what both need to one of these, or drop the import.`,
  );
}
