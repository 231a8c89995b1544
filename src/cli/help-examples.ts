/** Examples at the end of a verb's help: what is typed, and what that does. */
export function examples(...pairs: readonly (readonly [typed: string, does: string])[]): string {
  const width = Math.max(...pairs.map(([typed]) => typed.length));
  return `\nExamples:\n${pairs.map(([typed, does]) => `  $ ${typed.padEnd(width)}  # ${does}`).join('\n')}`;
}
