import { decode } from 'jsonwebtoken';

/** What somebody asks for, before it leaves this machine. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: string;
}

/** The two numbers that may call each other. */
export interface Phones {
  readonly to: string;
  readonly from: string;
}

const workspaceSids = /WS[0-9a-fA-F]{32}/g;
/** Nothing that has to be decoded before one can see what it names. */
const plainPath = /^(?:\/[\w.-]+)+$/;
const ofWorkspaces = /^\/v1\/Workspaces(?:\/(WS[0-9a-fA-F]{32})(?:\/.*)?)?$/;
const ofBridge = '/v1/wschannels';

/** Begins the names of the workspaces of one run. */
export const nameOfRun = (mark: string): string => `taskrouter-desk-parity-${mark}-`;

/**
 * Says what may leave this machine: only what is about workspaces that this run made, and no telephone calls but between two
 * numbers that were named.
 */
export class Gate {
  readonly #own = new Set<string>();
  readonly #name: string;
  readonly #phones: Phones | undefined;

  /** @param phones - Absent where nobody may be called. */
  constructor(mark: string, phones?: Phones) {
    this.#name = nameOfRun(mark);
    this.#phones = phones;
  }

  get own(): readonly string[] {
    return [...this.#own];
  }

  /** A workspace is there that this run has made. */
  made(sid: string): void {
    this.#own.add(sid);
  }

  gone(sid: string): void {
    this.#own.delete(sid);
  }

  /** Why a request must not leave; `undefined` where it may. */
  refusalOf(asked: Asked): string | undefined {
    const { path } = asked;
    if (!plainPath.test(path) || path.split('/').some((part) => /^\.+$/.test(part)))
      return `${path} is not spelled plainly`;
    return this.#byPlace(asked) ?? this.#byWorkspaces(asked) ?? this.#byCalls(asked);
  }

  #byPlace({ method, path, query, body }: Asked): string | undefined {
    if (path === ofBridge) return claimsOf(query, body).length > 0 ? undefined : 'no workspace is named';
    const [place, sid] = ofWorkspaces.exec(path) ?? [];
    if (place === undefined) return `${path} is not TaskRouter’s`;
    const isList = sid === undefined && method === 'GET';
    const name = new URLSearchParams(isList ? query : body).getAll('FriendlyName');
    // A name is how what a crash left behind is told from what is somebody else's.
    const names = path === '/v1/Workspaces' || (path === `/v1/Workspaces/${sid}` && name.length > 0);
    if (names && (name.length !== 1 || !name[0]?.startsWith(this.#name)))
      return `only workspaces called “${this.#name}…” are made, named or listed`;
    return undefined;
  }

  #byWorkspaces({ path, query, body }: Asked): string | undefined {
    const named = [path, query, body, JSON.stringify(readJson(body) ?? ''), ...claimsOf(query, body)].flatMap(
      (text) => decodeURIComponent(text.replaceAll(/%(?![0-9a-fA-F]{2})/g, '%25')).match(workspaceSids) ?? [],
    );
    const other = named.find((sid) => !this.#own.has(sid));
    return other === undefined ? undefined : `the workspace ${other} is not of this run’s making`;
  }

  /** Of the instructions, the one that says itself who is called by whom; the others find numbers in attributes. */
  #byCalls({ path, body }: Asked): string | undefined {
    const given = path === ofBridge ? paramsOf(body) : new URLSearchParams(body);
    const instruction = given.get('Instruction');
    if (instruction === null) return undefined;
    if (!this.#phones) return 'calls take --with-calls';
    const isAgreed = given.get('CallTo') === this.#phones.to && given.get('CallFrom') === this.#phones.from;
    return instruction === 'call' && isAgreed ? undefined : 'only --from calls, and only --to is called';
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The parameters in an envelope of the event bridge, those that are text. */
function paramsOf(body: string): URLSearchParams {
  const envelope = readJson(body);
  const params = isObject(envelope) && isObject(envelope['params']) ? envelope['params'] : {};
  return new URLSearchParams(
    Object.entries(params).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

/** What the tokens of a request to the event bridge say, as text. */
function claimsOf(query: string, body: string): readonly string[] {
  const envelope = readJson(body);
  const inBody = isObject(envelope) && typeof envelope['token'] === 'string' ? [envelope['token']] : [];
  const tokens = [...new URLSearchParams(query).getAll('token'), ...inBody];
  return tokens.flatMap((token) => {
    const claims = decode(token);
    const text = claims === null ? '' : JSON.stringify(claims);
    return text.match(workspaceSids) ? [text] : [];
  });
}
