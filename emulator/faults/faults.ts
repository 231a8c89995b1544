import { seededRandom } from '../core/seeded-random';

/** What a request is answered with; a webhook's application seems to answer it. */
export interface StatusEffect {
  readonly status: number;
  /** The code in the body; the usual one of the status where absent. */
  readonly code?: number;
  readonly message?: string;
  /** Sent as `Retry-After`. */
  readonly retryAfterSeconds?: number;
  /** Although the request was carried out; instead of that where absent. */
  readonly after?: true;
}

/** What a fault does. Exactly one key says which. */
export type Effect =
  | StatusEffect
  /** Before the request is carried out, or between that and its answer. */
  | { readonly latencyMs: number; readonly after?: true }
  /** The connection is destroyed without an answer, before or after the request was carried out. */
  | { readonly reset: 'before' | 'after' }
  /** The sockets of this worker (name or SID) are cut, or all with `*`. */
  | { readonly dropSockets: string }
  /** Tokens that this worker (name or SID), or everybody with `*`, has shown so far count as expired. */
  | { readonly expireTokens: string }
  | { readonly phone: 'unreachable' | 'busy' | 'no-answer' }
  /** A webhook that cannot be delivered, or is answered too late. */
  | { readonly fail: 'refused' | 'slow' }
  /** A webhook that leaves so much later, while others overtake it. */
  | { readonly lateMs: number }
  /** Of a frame or a webhook: lost on its way, or there two times; of a frame, too: behind the one that comes after it. */
  | { readonly arrives: 'never' | 'twice' | 'overtaken' };

export type EffectKind =
  | 'status'
  | 'latencyMs'
  | 'reset'
  | 'dropSockets'
  | 'expireTokens'
  | 'phone'
  | 'fail'
  | 'lateMs'
  | 'arrives';

/** Which of the calls that a fault is about it strikes, counted from when it was added. */
export type Trigger =
  | 'always'
  | { readonly nth: number }
  | { readonly every: number }
  | { readonly next: number }
  | { readonly probability: number; readonly seed?: number };

export interface NewFault {
  /**
   * What it is about, where `*` stands for anything: `CreateTask`, `rest:*`, `bridge:Workers/{worker}`, `bridge:socket`,
   * `frame:reservation.created`, `webhook:assignment`, `phone:+15550111`. Left out where sockets drop or tokens expire at once.
   */
  readonly operation?: string;
  /** Only calls that concern this worker: name or SID. */
  readonly worker?: string;
  readonly trigger?: Trigger;
  readonly effect: Effect;
}

/** A fault and what became of it. */
export interface Fault extends NewFault {
  readonly id: string;
  readonly trigger: Trigger;
  /** How many calls were of the kind it is about. */
  readonly calls: number;
  /** How many of them it struck. */
  readonly hits: number;
  /** Whether it will never strike again. */
  readonly spent: boolean;
}

/**
 * Where faults take hold: something asked of the emulator, a socket being opened, an event being told on it, a webhook, a
 * phone being called.
 */
export type Place = 'request' | 'socket' | 'frame' | 'webhook' | 'phone';

const everywhere: readonly EffectKind[] = ['dropSockets', 'expireTokens'];
export const effectsAt: Readonly<Record<Place, readonly EffectKind[]>> = {
  request: ['status', 'latencyMs', 'reset', ...everywhere],
  socket: ['status', 'latencyMs', 'reset', ...everywhere],
  frame: ['arrives'],
  webhook: ['status', 'latencyMs', 'reset', 'fail', 'lateMs', 'arrives', ...everywhere],
  phone: ['phone', ...everywhere],
};

/** A call that a fault may strike. The functions are asked only while there are faults. */
export interface Moment {
  readonly place: Place;
  /** All names that the call goes by. */
  readonly names: () => readonly string[];
  readonly concerns: (worker: string) => boolean;
}

/** Everything that strikes one call; where several faults say the same thing, the oldest is heard, and latencies add up. */
export interface Strike {
  /** The faults behind it, for messages. */
  readonly ids: readonly string[];
  readonly latencyMs: number;
  /** Of the answer alone. */
  readonly answerLatencyMs: number;
  readonly lateMs: number;
  readonly status: StatusEffect | undefined;
  readonly reset: 'before' | 'after' | undefined;
  readonly phone: 'unreachable' | 'busy' | 'no-answer' | undefined;
  readonly fail: 'refused' | 'slow' | undefined;
  readonly arrives: 'never' | 'twice' | 'overtaken' | undefined;
}

/** Stands for an answer where the connection is to be broken without one. */
export const cutOff: unique symbol = Symbol('cut off');
export type CutOff = typeof cutOff;

/** Something that is done at once, apart from the call that set it off. */
export type Signal = Extract<Effect, { dropSockets: string } | { expireTokens: string }>;

export const effectKinds: readonly EffectKind[] = [...new Set(Object.values(effectsAt).flat())];

export function kindOf(effect: Effect): EffectKind {
  const kind = effectKinds.find((candidate) => candidate in effect);
  if (!kind) throw new Error(`A fault has no effect: expected one of ${effectKinds.join(', ')}`);
  return kind;
}

interface Rule {
  readonly id: string;
  readonly given: NewFault;
  readonly trigger: Trigger;
  readonly kind: EffectKind;
  readonly isAbout: (name: string) => boolean;
  readonly random: () => number;
  calls: number;
  hits: number;
}

/** Whether names are selected by an operation in which `*` stands for any text. */
export function selector(operation: string): (name: string) => boolean {
  if (!operation.includes('*')) return (name) => name === operation;
  const parts = operation.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^${parts.join('.*')}$`, 's');
  return (name) => pattern.test(name);
}

/**
 * The faults on demand: which there are, whom they strike, how often they did. Pure bookkeeping: whoever is struck does
 * what the strike says. The same calls in the same order are struck the same way, chance included.
 */
export class Faults {
  readonly #rules = new Map<string, Rule>();
  readonly #signalListeners = new Set<(signal: Signal) => void>();
  readonly #changeListeners = new Set<() => void>();
  #heard: (place: Place, strike: Strike | undefined) => void = () => undefined;
  #told: ((place: Place) => Strike | undefined) | undefined;
  #lastId = 0;

  /** Adds a fault. One without an operation strikes at once, and never again. */
  add(given: NewFault): Fault {
    const { operation, trigger = 'always', effect } = given;
    const seed = typeof trigger === 'object' && 'probability' in trigger ? (trigger.seed ?? 1) : 1;
    const rule: Rule = {
      id: `F${++this.#lastId}`,
      given,
      trigger,
      kind: kindOf(effect),
      isAbout: operation === undefined ? () => false : selector(operation),
      random: seededRandom(seed),
      calls: 0,
      hits: 0,
    };
    this.#rules.set(rule.id, rule);
    if (operation === undefined) {
      rule.calls = 1;
      rule.hits = 1;
      this.#signal(effect);
    }
    this.#changed();
    return shown(rule);
  }

  /** @returns Whether there was such a fault. */
  remove(id: string): boolean {
    const found = this.#rules.delete(id);
    if (found) this.#changed();
    return found;
  }

  clear(): void {
    this.#rules.clear();
    this.#lastId = 0;
    this.#changed();
  }

  /** Oldest first. */
  list(): Fault[] {
    return [...this.#rules.values()].map((rule) => shown(rule));
  }

  /** Counts a call, and says what strikes it; `undefined` where nothing does. */
  strike(moment: Moment): Strike | undefined {
    if (this.#told) return this.#told(moment.place);
    const strike = this.#struck(moment);
    this.#heard(moment.place, strike);
    return strike;
  }

  /** Calls `heard` at every call that could have been struck, with what struck it. */
  onCall(heard: (place: Place, strike: Strike | undefined) => void): void {
    this.#heard = heard;
  }

  /** Has `told` say what strikes, in place of the faults. */
  obey(told: ((place: Place) => Strike | undefined) | undefined): void {
    this.#told = told;
  }

  #struck(moment: Moment): Strike | undefined {
    if (this.#rules.size === 0) return undefined;
    const names = moment.names();
    const struck: Rule[] = [];
    let counted = false;
    for (const rule of this.#rules.values()) {
      if (isSpent(rule) || !effectsAt[moment.place].includes(rule.kind) || !names.some(rule.isAbout)) continue;
      const { worker } = rule.given;
      if (worker !== undefined && !moment.concerns(worker)) continue;
      counted = true;
      rule.calls += 1;
      if (!strikes(rule)) continue;
      rule.hits += 1;
      struck.push(rule);
    }
    for (const { given } of struck) this.#signal(given.effect);
    if (counted) this.#changed();
    return struck.length > 0 ? together(struck) : undefined;
  }

  /**
   * Hears of what is to be done at once: sockets to be dropped, tokens to be taken for expired.
   *
   * @returns A function that ends the subscription.
   */
  onSignal(listener: (signal: Signal) => void): () => void {
    this.#signalListeners.add(listener);
    return () => this.#signalListeners.delete(listener);
  }

  /** @returns A function that ends the subscription. */
  onChange(listener: () => void): () => void {
    this.#changeListeners.add(listener);
    return () => this.#changeListeners.delete(listener);
  }

  #signal(effect: Effect): void {
    if (!('dropSockets' in effect) && !('expireTokens' in effect)) return;
    for (const listener of this.#signalListeners) listener(effect);
  }

  #changed(): void {
    for (const listener of this.#changeListeners) listener();
  }
}

function shown(rule: Rule): Fault {
  const { id, given, trigger, calls, hits } = rule;
  return { id, ...given, trigger, calls, hits, spent: isSpent(rule) };
}

function isSpent({ given, trigger, calls }: Rule): boolean {
  if (given.operation === undefined) return true;
  if (typeof trigger === 'string') return false;
  if ('nth' in trigger) return calls >= trigger.nth;
  return 'next' in trigger && calls >= trigger.next;
}

/** Whether the call just counted is one of those to be struck. */
function strikes({ trigger, calls, random }: Rule): boolean {
  if (typeof trigger === 'string') return true;
  if ('nth' in trigger) return calls === trigger.nth;
  if ('every' in trigger) return calls % trigger.every === 0;
  if ('next' in trigger) return calls <= trigger.next;
  return random() < trigger.probability;
}

function together(struck: readonly Rule[]): Strike {
  const effects = struck.map(({ given }) => given.effect);
  const first = <E extends Effect>(is: (effect: Effect) => effect is E): E | undefined => effects.find(is);
  const sum = (msOf: (effect: Effect) => number): number => effects.reduce((ms, effect) => ms + msOf(effect), 0);
  return {
    ids: struck.map(({ id }) => id),
    latencyMs: sum((effect) => ('latencyMs' in effect && !effect.after ? effect.latencyMs : 0)),
    answerLatencyMs: sum((effect) => ('latencyMs' in effect && effect.after ? effect.latencyMs : 0)),
    lateMs: sum((effect) => ('lateMs' in effect ? effect.lateMs : 0)),
    status: first((effect): effect is StatusEffect => 'status' in effect),
    reset: first((effect): effect is Extract<Effect, { reset: unknown }> => 'reset' in effect)?.reset,
    phone: first((effect): effect is Extract<Effect, { phone: unknown }> => 'phone' in effect)?.phone,
    fail: first((effect): effect is Extract<Effect, { fail: unknown }> => 'fail' in effect)?.fail,
    arrives: first((effect): effect is Extract<Effect, { arrives: unknown }> => 'arrives' in effect)?.arrives,
  };
}
