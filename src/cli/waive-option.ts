import { CliError } from './cli-error';

/** What nobody is to be held up by, and why: reasons by the IDs of checks. */
export type Waivers = Readonly<Record<string, string>>;

export const waiveOption = [
  '--waive <check=reason>',
  'do not stop at this check; the report shows the reason (also in doctor-waivers.yaml)',
] as const;

/**
 * Reads what was said with `--waive`; may be said several times.
 *
 * @param text - `CHECK=reason`
 * @throws CliError `usage` where there is no reason
 */
export function readWaiver(text: string, before: Waivers = {}): Waivers {
  const [, id, reason = ''] = /^\s*([^\s=]+)\s*(?:=(.*))?$/s.exec(text) ?? [];
  if (id !== undefined && reason.trim() !== '') return { ...before, [id]: reason.trim() };
  throw new CliError(
    'usage',
    `--waive ${text} gives no reason: expected CHECK="reason", as in --waive contact-uri="trainees have no phone yet".`,
  );
}
