import type { Access } from '../access';
import type { Call } from '../call';

/** Something the event bridge answers to. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** What follows `Workspaces/{sid}/`; a part in braces is a SID, such as in `Workers/{worker}/Reservations`. */
  readonly path: string;
  readonly access: Access;
  /**
   * Runs inside a transaction, before routing follows: so an answer shows a row as the request left it, not as what
   * the request set off then changed again.
   *
   * @returns What the client finds under `payload`.
   */
  readonly answer: (call: Call) => object;
}

/** The SIDs of a URL by the names that a path gives them, or `undefined` where the path is another. */
export function sidsIn(path: string, parts: readonly string[]): Record<string, string> | undefined {
  const expected = path.split('/');
  if (expected.length !== parts.length) return undefined;
  const sids: Record<string, string> = {};
  for (const [at, name] of expected.entries()) {
    const part = parts[at] ?? '';
    if (name.startsWith('{')) sids[name.slice(1, -1)] = part;
    else if (name !== part) return undefined;
  }
  return sids;
}
