const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * Reads a duration such as `130s`, `2m`, `1.5h` or `500ms`.
 *
 * @returns Milliseconds, or `undefined` where it is none.
 */
export function parseDuration(text: string): number | undefined {
  const found = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text.trim());
  const unit = unitsMs[found?.[2] ?? ''];
  return found && unit !== undefined ? Math.round(Number(found[1]) * unit) : undefined;
}
