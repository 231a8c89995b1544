import {
  effectsAt,
  kindOf,
  type Effect,
  type EffectKind,
  type Fault,
  type Moment,
  type NewFault,
  type Signal,
  type StatusEffect,
  type Strike,
  type Trigger,
} from './fault';
import { seededRandom } from '../core/seeded-random';

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
