/** A row has several moments and a list many rows, most of them in the second of the one before. */
let last = { second: Number.NaN, text: '' };

/** A moment as TaskRouter's REST API writes it: `2026-11-20T12:00:00Z`, without a fraction. */
export function isoDate(epochMs: number): string;
export function isoDate(epochMs: number | null): string | null;
export function isoDate(epochMs: number | null): string | null {
  if (epochMs === null) return null;
  const second = Math.floor(epochMs / 1000);
  if (second !== last.second) last = { second, text: `${new Date(epochMs).toISOString().slice(0, 19)}Z` };
  return last.text;
}
