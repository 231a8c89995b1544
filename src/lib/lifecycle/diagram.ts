import type { LifecycleTable } from './state-machine';

/**
 * Draws a lifecycle table as a Mermaid state diagram, for `docs/lifecycle.md`.
 *
 * @param initial - The status an entity is born in.
 * @returns The diagram's text, without the surrounding code fence.
 */
export function drawLifecycle<Status extends string, Command extends string>(
  table: LifecycleTable<Status, Command>,
  initial: Status,
): string {
  const lines = ['stateDiagram-v2', `  [*] --> ${initial}`];
  for (const status in table) {
    const commands = table[status];
    for (const command in commands) {
      const arrow = commands[command];
      if (arrow) lines.push(`  ${status} --> ${arrow.to}: ${command}`);
    }
    if (Object.keys(commands).length === 0) lines.push(`  ${status} --> [*]`);
  }
  return lines.join('\n');
}
