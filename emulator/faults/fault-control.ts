import { workersNamed, type Store } from '../account/store';
import { invalid } from '../account/twilio-error';
import { effectsAt, kindOf, type Fault, type NewFault, type Place, selector, type Faults } from './faults';
import { readFault } from './read-fault';

/** Everything by name that a fault can be about, but for phones, which may have any number. */
export type KnownOperations = ReadonlyMap<string, Place>;

const somePhone = 'phone:+15550111';
const mostSuggestions = 5;

/**
 * The names that faults can be about.
 *
 * @param operations - Of the REST API.
 * @param routes - Of the event bridge.
 * @param frames - The types of the events that workers' clients are told of.
 */
export function knownOperations({
  operations,
  routes,
  frames,
  webhooks,
}: {
  readonly operations: readonly { readonly id: string }[];
  readonly routes: readonly string[];
  readonly frames: readonly string[];
  readonly webhooks: readonly string[];
}): KnownOperations {
  return new Map<string, Place>([
    ...operations.flatMap(({ id }): [string, Place][] => [
      [id, 'request'],
      [`rest:${id}`, 'request'],
    ]),
    ...routes.map((name): [string, Place] => [`bridge:${name}`, 'request']),
    ['bridge:socket', 'socket'],
    ...frames.map((type): [string, Place] => [`frame:${type}`, 'frame']),
    ...webhooks.map((kind): [string, Place] => [`webhook:${kind}`, 'webhook']),
  ]);
}

/** Adds, lists and removes faults on demand. */
export class FaultControl {
  readonly #faults: Faults;
  readonly #store: Store;
  readonly #known: KnownOperations;

  /** @internal @param account - The faults it keeps, and the workers they may be about. */
  constructor({ faults, store }: { readonly faults: Faults; readonly store: Store }, known: KnownOperations) {
    this.#faults = faults;
    this.#store = store;
    this.#known = known;
  }

  /**
   * Adds a fault; it counts and strikes from now on. One that drops sockets or expires tokens, and names no operation,
   * strikes at once.
   *
   * @throws TwilioError 400 where it could never strike, saying why
   * @example
   * emulator.control.faults.add({ operation: 'CreateTask', trigger: { nth: 2 }, effect: { status: 429, retryAfterSeconds: 1 } });
   */
  add(given: NewFault): Fault {
    return this.addUnread(given);
  }

  /**
   * The same, of whatever somebody sent.
   *
   * @throws TwilioError 400
   * @example
   * emulator.control.faults.addUnread(JSON.parse('{"operation":"CreateTask","effect":{"latencyMs":500}}'));
   */
  addUnread(given: unknown): Fault {
    return this.#faults.add(this.#checked(readFault(given)));
  }

  /**
   * Oldest first, those that are spent among them.
   *
   * @example
   * emulator.control.faults.list().filter(({ hits }) => hits > 0); // those that struck
   */
  list(): readonly Fault[] {
    return this.#faults.list();
  }

  /**
   * @returns Whether there was such a fault.
   *
   * @example
   * const { id } = emulator.control.faults.add({ operation: 'rest:*', effect: { status: 503 } });
   * emulator.control.faults.remove(id); // true
   */
  remove(id: string): boolean {
    return this.#faults.remove(id);
  }

  /**
   * Removes all of them.
   *
   * @example
   * emulator.control.faults.clear();
   */
  clear(): void {
    this.#faults.clear();
  }

  #checked(fault: NewFault): NewFault {
    const { operation, worker, trigger, effect } = fault;
    const target = 'dropSockets' in effect ? effect.dropSockets : 'expireTokens' in effect ? effect.expireTokens : '*';
    this.#requireWorker('worker', worker);
    this.#requireWorker(`effect.${kindOf(effect)}`, target === '*' ? undefined : target);
    if (operation === undefined) {
      if (!('dropSockets' in effect) && !('expireTokens' in effect))
        throw invalid(`operation: expected what the fault is about, such as CreateTask, ${somePhone} or *`);
      if (worker !== undefined || trigger !== undefined)
        throw invalid('operation is missing: without one a fault strikes at once, and takes no worker and no trigger');
      return fault;
    }
    const kind = kindOf(effect);
    const places = this.#placesOf(operation);
    if (![...places].some((place) => effectsAt[place].includes(kind))) {
      const possible = [...new Set([...places].flatMap((place) => effectsAt[place]))];
      throw invalid(`effect: ${kind} cannot happen to ${operation}; expected one of ${possible.join(', ')}`);
    }
    if ('arrives' in effect && effect.arrives === 'overtaken' && !places.has('frame'))
      throw invalid(`effect.arrives: only frames are overtaken, not ${operation}; expected never or twice`);
    if ('after' in effect && [...places].every((place) => place === 'socket'))
      throw invalid(`effect.after: nothing is carried out when a socket opens; leave it out for ${operation}`);
    return fault;
  }

  #requireWorker(where: string, worker: string | undefined): void {
    if (worker !== undefined && workersNamed(this.#store, worker).length === 0)
      throw invalid(`${where}: there is no worker "${worker}"; expected a worker's name or SID`);
  }

  #placesOf(operation: string): Set<Place> {
    const isMeant = selector(operation);
    const places = new Set([...this.#known].filter(([name]) => isMeant(name)).map(([, place]) => place));
    if (isMeant(somePhone) || /^phone:./.test(operation)) places.add('phone');
    if (places.size === 0)
      throw invalid(
        `operation: the local TaskRouter does nothing named "${operation}"; expected a name such as ${this.#suggestions(operation)}`,
      );
    return places;
  }

  #suggestions(operation: string): string {
    const beginning = operation.slice(0, Math.max(4, operation.length / 2)).toLowerCase();
    const alike = [...this.#known.keys()].filter((name) => name.toLowerCase().startsWith(beginning));
    const usual = [
      'CreateTask',
      'bridge:Workers/{worker}',
      'bridge:socket',
      'frame:reservation.created',
      'webhook:assignment',
      somePhone,
      '*',
    ];
    return (alike.length > 0 ? alike.slice(0, mostSuggestions) : usual).join(', ');
  }
}
