/** A moment as TaskRouter's REST API writes it: `2026-11-20T12:00:00Z`, without a fraction. */
export function isoDate(epochMs: number): string;
export function isoDate(epochMs: number | null): string | null;
export function isoDate(epochMs: number | null): string | null {
  return epochMs === null ? null : `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
}
