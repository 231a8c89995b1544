import { fillIn, withWorkflowNames } from '../../lib/workspace-file/placeholders';
import { nameKey } from '../../lib/text/same-name';
import { nouns, type Kind } from './thing';

interface Entry {
  readonly sid: string;
  readonly name: string;
}

/** Which name belongs to which SID: a file knows things by the one, TaskRouter by the other. */
export class Names {
  readonly #sids = new Map<string, string>();
  readonly #names = new Map<string, string>();
  readonly #workflows: Entry[] = [];

  /** Of two with the same name the first is meant. */
  learn(kind: Kind, { sid, name }: Entry): void {
    const key = keyOf(kind, name);
    if (!this.#sids.has(key)) this.#sids.set(key, sid);
    this.#names.set(sid, name);
    if (kind === 'workflow') this.#workflows.push({ sid, name });
  }

  /** All names of a kind. */
  all(kind: Kind): readonly string[] {
    const start = `${kind}/`;
    return [...this.#sids.keys()].filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
  }

  find(kind: Kind, name: string): string | undefined {
    return this.#sids.get(keyOf(kind, name));
  }

  /** @throws Error where there is no such thing: whoever made the plan has overlooked it, or it was taken away since */
  sidOf(kind: Kind, name: string): string {
    const sid = this.find(kind, name);
    if (sid === undefined) throw new Error(`There is no ${nouns[kind]} named "${name}" (any more): make a new plan`);
    return sid;
  }

  /** Whether something of the workspace has this SID. */
  isKnown(sid: string): boolean {
    return this.#names.has(sid);
  }

  /** The SID itself where it has no name. */
  nameOf(sid: string): string {
    return this.#names.get(sid) ?? sid;
  }

  /** Writes `${workflow:NAME}` for SIDs. */
  withWorkflowNames(url: string): string {
    return withWorkflowNames(url, this.#workflows);
  }

  /** Writes SIDs for `${workflow:NAME}`. @throws Error where there is no such workflow */
  withWorkflowSids(url: string): string {
    return fillIn(url, {}, (name) => this.sidOf('workflow', name));
  }
}

const keyOf = (kind: Kind, name: string): string => `${kind}/${kind === 'worker' ? nameKey(name) : name}`;
