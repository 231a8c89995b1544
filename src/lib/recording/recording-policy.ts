/** Whether a call is recorded: from the beginning, once an agent begins it, or never. */
const policies = ['on', 'asked', 'off'] as const;
export type RecordingPolicy = (typeof policies)[number];

export const describePolicies = 'on, asked or off for all calls, or by workflow, such as "asked, Support=on"';

/**
 * Reads `RECORDING`.
 *
 * @returns By the workflow's name; that of all others under no name. `undefined` where it makes no sense.
 * @example
 * policiesIn('asked, Support=on'); // { '': 'asked', Support: 'on' }
 */
export function policiesIn(text: string): Readonly<Record<string, RecordingPolicy>> | undefined {
  const read = text
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const at = part.lastIndexOf('=');
      const policy = policies.find((one) => one === part.slice(at + 1).trim());
      return [part.slice(0, Math.max(at, 0)).trim(), policy] as const;
    });
  const known = read.flatMap(([name, policy]) => (policy ? [[name, policy] as const] : []));
  const isOnce = new Set(known.map(([name]) => name)).size === read.length;
  return isOnce ? Object.fromEntries(known) : undefined;
}

/** How the calls of a workflow are recorded. */
export const policyOf = (given: Readonly<Record<string, RecordingPolicy>>, workflowName: string): RecordingPolicy =>
  (Object.hasOwn(given, workflowName) ? given[workflowName] : given['']) ?? 'off';
