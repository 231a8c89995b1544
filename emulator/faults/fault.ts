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
  'status' | 'latencyMs' | 'reset' | 'dropSockets' | 'expireTokens' | 'phone' | 'fail' | 'lateMs' | 'arrives';

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
