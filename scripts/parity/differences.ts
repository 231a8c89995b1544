import type { Exchange, Frame, Recording } from './recording';

/** One thing that the service does otherwise than the local TaskRouter. */
export interface Difference {
  readonly scenario: string;
  /** `POST /v1/Workspaces/{WS}/Tasks`, `event reservation.created`. */
  readonly where: string;
  /** `status`, `header etag`, `body tasks[].age`. */
  readonly what: string;
  readonly local: string;
  readonly service: string;
  readonly about: string | undefined;
}

const tokens = /(?<![0-9A-Za-z])([A-Z]{2})\d{1,5}(?![0-9A-Za-z])/g;
const show = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
};

/** An address without the SIDs in it. */
const template = (ask: string): string => ask.replaceAll(tokens, '{$1}');

/** Which number of one recording is which of the other. */
class Pairs {
  readonly #there = new Map<string, string>();
  readonly #here = new Map<string, string>();

  /** The same, to try something out. */
  copy(): Pairs {
    const made = new Pairs();
    for (const [one, other] of this.#there) made.#pair(one, other);
    return made;
  }

  /** Whether two texts say the same of the same things. */
  agree(local: string, service: string): boolean {
    if (template(local) !== template(service)) return false;
    const here = local.match(tokens) ?? [];
    const there = service.match(tokens) ?? [];
    return here.every((one, at) => this.#pair(one, there[at] ?? ''));
  }

  #pair(one: string, other: string): boolean {
    const known = this.#there.get(one);
    if (known !== undefined || this.#here.has(other)) return known === other;
    this.#there.set(one, other);
    this.#here.set(other, one);
    return true;
  }
}

/** Hears what differs between two values, by its place. */
type Tell = (what: string, local: string, service: string) => void;

function compareValues(local: unknown, service: unknown, what: string, pairs: Pairs, tell: Tell): void {
  if (Array.isArray(local) && Array.isArray(service)) compareLists(local, service, what, pairs, tell);
  else if (isObject(local) && isObject(service)) {
    for (const name of new Set([...Object.keys(local), ...Object.keys(service)])) {
      const where = `${what}.${template(name)}`;
      if (!Object.hasOwn(service, name)) tell(where, show(local[name]), 'no such field');
      else if (!Object.hasOwn(local, name)) tell(where, 'no such field', show(service[name]));
      else compareValues(local[name], service[name], where, pairs, tell);
    }
  } else if (typeof local === 'string' && typeof service === 'string') {
    if (!pairs.agree(local, service)) tell(what, show(local), show(service));
  } else if (local !== service) {
    const kinds = kindOf(local) === kindOf(service) ? '' : ` (a ${kindOf(service)}, not a ${kindOf(local)})`;
    tell(what, show(local), show(service) + kinds);
  }
}

function compareLists(
  local: readonly unknown[],
  service: readonly unknown[],
  what: string,
  pairs: Pairs,
  tell: Tell,
): void {
  const [here, there] = [local.map(nameOf), service.map(nameOf)];
  const isSame = isNamed(here) && isNamed(there) && alphabetical(here).join() === alphabetical(there).join();
  if (!isSame) {
    if (local.length !== service.length) tell(what, `${local.length} of them`, `${service.length} of them`);
    local.forEach((one, at) => {
      if (at < service.length) compareValues(one, service[at], `${what}[]`, pairs, tell);
    });
    return;
  }
  const isInOrder = here.join() === there.join();
  if (!isInOrder) tell(`${what}, order`, here.join(' '), there.join(' '));
  const rest = [...service];
  for (const one of local) {
    const like = rest.filter((other) => nameOf(other) === nameOf(one));
    const found = isInOrder ? like[0] : nearest(one, like, pairs);
    rest.splice(rest.indexOf(found), 1);
    compareValues(one, found, `${what}[]`, pairs, tell);
  }
}

const isNamed = (names: readonly (string | undefined)[]): names is readonly string[] =>
  names.every((name) => name !== undefined);

const alphabetical = (names: readonly string[]): string[] =>
  names.toSorted((one, other) => (one < other ? -1 : Number(one > other)));

/** The one of several that differs least. */
function nearest(one: unknown, several: readonly unknown[], pairs: Pairs): unknown {
  const distances = several.map((other) => {
    let count = 0;
    compareValues(one, other, '', pairs.copy(), () => (count += 1));
    return count;
  });
  return several[distances.indexOf(Math.min(...distances))];
}

/** What an item of a list is known by, whatever SIDs the services gave it. */
function nameOf(item: unknown): string | undefined {
  if (typeof item === 'string') return template(item);
  if (!isObject(item)) return undefined;
  const name = ['unique_name', 'friendly_name', 'event_type', 'attributes'].map((field) => item[field]).find(Boolean);
  return typeof name === 'string' ? template(name) : undefined;
}

/** Pairs what is of the same kind, in its order. */
function paired<T>(
  local: readonly T[],
  service: readonly T[],
  kind: (one: T) => string,
): [T | undefined, T | undefined][] {
  const rest = [...service];
  const found = local.map((one): [T | undefined, T | undefined] => {
    const at = rest.findIndex((other) => kind(other) === kind(one));
    return [one, at < 0 ? undefined : rest.splice(at, 1)[0]];
  });
  return [...found, ...rest.map((one): [undefined, T] => [undefined, one])];
}

/** Says what differs between what the local TaskRouter answered and what a service did. */
export function differencesOf(local: Recording, service: Recording): Difference[] {
  const { scenario } = local;
  const pairs = new Pairs();
  const found: Difference[] = [];
  const teller =
    (where: string, about: string | undefined): Tell =>
    (what, here, there) =>
      void found.push({ scenario, where, what, local: here, service: there, about });
  const hasStopped = local.stopped !== undefined || service.stopped !== undefined;
  for (const [here, there] of paired(local.exchanges, service.exchanges, ({ ask }) => template(ask))) {
    const one = here ?? there;
    if (!one) continue;
    const tell = teller(template(one.ask), one.about);
    if (here && there) compareExchanges(here, there, pairs, tell);
    else if (!hasStopped) tell('request', here ? 'asked' : 'not asked', there ? 'asked' : 'not asked');
  }
  local.sockets.forEach((socket, at) => {
    const other = service.sockets[at];
    if (other) compareFrames(socket.frames, other.frames, pairs, teller, hasStopped);
    if (other && !hasStopped && (socket.closed ?? '') !== (other.closed ?? ''))
      teller('socket', undefined)('end', show(socket.closed), show(other.closed));
  });
  // A scenario stops because of something; where that is told already, there is nothing to add.
  const isTold = found.some(({ what }) => !what.startsWith('header '));
  if (!isTold && local.stopped !== service.stopped)
    teller(scenario, service.exchanges.at(-1)?.about)(
      'its end',
      local.stopped ?? 'reached',
      service.stopped ?? 'reached',
    );
  return found;
}

/** Says what differs in the scenarios that both have been asked in. */
export function differencesBetween(local: readonly Recording[], service: readonly Recording[]): Difference[] {
  const here = new Map(local.map((one) => [one.scenario, one]));
  return service.flatMap((one) => {
    const own = here.get(one.scenario);
    return own ? differencesOf(own, one) : [];
  });
}

function compareExchanges(local: Exchange, service: Exchange, pairs: Pairs, tell: Tell): void {
  if (!pairs.agree(local.ask, service.ask)) tell('address', local.ask, service.ask);
  if (local.status !== service.status) tell('status', show(local.status), show(service.status));
  const [here, there] = [local.headers ?? {}, service.headers ?? {}];
  for (const name of new Set([...Object.keys(here), ...Object.keys(there)]))
    if (here[name] !== there[name]) tell(`header ${name}`, show(here[name]), show(there[name]));
  compareValues(local.body, service.body, 'body', pairs, tell);
}

function compareFrames(
  local: readonly Frame[],
  service: readonly Frame[],
  pairs: Pairs,
  teller: (where: string, about: string | undefined) => Tell,
  hasStopped: boolean,
): void {
  const kind = ({ event_type }: Frame): string => event_type;
  const both = paired(local, service, kind);
  let isMissing = false;
  for (const [here, there] of both) {
    const one = here ?? there;
    if (!one) continue;
    const tell = teller(`event ${one.event_type}`, one.about);
    if (here && there) compareValues(here.payload, there.payload, 'payload', pairs, tell);
    // The first that does not come is what a scenario stopped at; the others could not come any more.
    else if (!isMissing || !hasStopped) {
      tell('event', here ? 'comes' : 'does not come', there ? 'comes' : 'does not come');
      isMissing = true;
    }
  }
  const common = (frames: readonly Frame[], side: 0 | 1): string => {
    const met = new Set(both.filter(([here, there]) => here && there).map((pair) => pair[side]));
    return frames
      .filter((one) => met.has(one))
      .map(kind)
      .join(', ');
  };
  const [here, there] = [common(local, 0), common(service, 1)];
  if (here !== there) teller('events', undefined)('order', here, there);
}
