import { localCredentials } from '../../../emulator/credentials';
import { basic } from '../rest/rest-client';

type Json = Readonly<Record<string, unknown>>;

/** What may be true of a task: what was acknowledged, and what was asked for and never answered. */
interface Known {
  /** As acknowledged; `null` once its deletion was. */
  attributes: string | null;
  /** Asked for without an answer; `null` for a deletion. */
  asked: string | null | undefined;
  /** The best that was acknowledged of its reservation. */
  reservation?: { readonly sid: string; readonly statuses: readonly string[] };
}

/** Somebody who works over REST without a pause, and remembers what was acknowledged. */
export class Hammer {
  readonly tasks = new Map<string, Known>();
  /** Attributes of tasks whose making was never answered. */
  readonly unanswered = new Set<string>();
  readonly #random: (below: number) => number;
  #made = 0;

  constructor(
    readonly name: string,
    readonly workspaceSid: string,
    random: (below: number) => number,
  ) {
    this.#random = random;
  }

  /** Does one thing after the other until the other side is gone. */
  async work(origin: string, acknowledged: () => void): Promise<void> {
    const ask = async (path: string, form?: Record<string, string>, method = 'POST'): Promise<Json | undefined> => {
      try {
        const answer = await request(origin, path, form, method);
        acknowledged();
        return answer;
      } catch (error) {
        if (error instanceof GoneError) return undefined;
        throw error;
      }
    };
    while (await this.#step(ask));
  }

  /** Takes for true what was found after a restart, of what was asked for and never answered. @param found - By SID. */
  settle(found: ReadonlyMap<string, { readonly attributes: string }>): void {
    for (const [sid, known] of this.tasks) {
      known.attributes = found.get(sid)?.attributes ?? null;
      known.asked = undefined;
    }
    for (const [sid, { attributes }] of found) {
      if (this.unanswered.delete(attributes)) this.tasks.set(sid, { attributes, asked: undefined });
    }
    this.unanswered.clear();
  }

  async #step(
    ask: (path: string, form?: Record<string, string>, method?: string) => Promise<Json | undefined>,
  ): Promise<boolean> {
    const tasks = `/v1/Workspaces/${this.workspaceSid}/Tasks`;
    const alive = [...this.tasks].filter(([, { attributes }]) => attributes !== null);
    const [sid, known] = alive[this.#random(Math.max(alive.length, 1))] ?? [];
    const what = this.#random(10);
    if (sid === undefined || !known || what < 5) {
      const attributes = this.#attributes();
      this.unanswered.add(attributes);
      const made = await ask(tasks, { Attributes: attributes });
      if (!made) return false;
      this.unanswered.delete(attributes);
      if (this.tasks.has(String(made['sid']))) throw new Error(`${String(made['sid'])} was given out twice`);
      this.tasks.set(String(made['sid']), { attributes, asked: undefined });
      return true;
    }
    if (what < 7) {
      known.asked = this.#attributes();
      if (!(await ask(`${tasks}/${sid}`, { Attributes: known.asked }))) return false;
      known.attributes = known.asked;
    } else if (what < 8) {
      known.asked = null;
      if (!(await ask(`${tasks}/${sid}`, undefined, 'DELETE'))) return false;
      known.attributes = null;
    } else return this.#finish(ask, `${tasks}/${sid}/Reservations`, known);
    known.asked = undefined;
    return true;
  }

  /** Accepts the reservation of a task if it has one, and completes it. */
  async #finish(
    ask: (path: string, form?: Record<string, string>, method?: string) => Promise<Json | undefined>,
    path: string,
    known: Known,
  ): Promise<boolean> {
    const list = await ask(path, undefined, 'GET');
    if (!list) return false;
    const reservations = list['reservations'] as { sid: string; reservation_status: string }[];
    const pending = reservations.find((row) => row.reservation_status === 'pending');
    if (!pending) return true;
    const { sid } = pending;
    for (const [status, ...later] of [['accepted', 'completed'], ['completed']]) {
      if (!(await ask(`${path}/${sid}`, { ReservationStatus: status ?? '' }))) return false;
      known.reservation = { sid, statuses: [status ?? '', ...later] };
    }
    return true;
  }

  #attributes(): string {
    this.#made += 1;
    return JSON.stringify({ by: this.name, made: this.#made, text: 'ä'.repeat(this.#random(2_000)) });
  }
}

/** The other side is gone: nothing is known of what was asked last. */
export class GoneError extends Error {}

/** @throws GoneError, or Error for an answer that is no success */
export async function request(
  origin: string,
  path: string,
  form: Record<string, string> | undefined,
  method: string,
): Promise<Json> {
  const { accountSid, authToken } = localCredentials;
  let status: number;
  let text: string;
  try {
    const response = await fetch(new URL(path, origin), {
      method,
      headers: { authorization: basic(accountSid, authToken) },
      ...(form && { body: new URLSearchParams(form) }),
    });
    status = response.status;
    text = await response.text();
  } catch {
    throw new GoneError();
  }
  if (status > 299) throw new Error(`${method} ${path}: ${status} ${text}`);
  return text === '' ? {} : (JSON.parse(text) as Json);
}
