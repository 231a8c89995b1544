import type { Fault } from './snapshot';

/** An effect as the control API takes it. */
type EffectBody = Readonly<Record<string, string | number | true>>;

/** Something that commonly goes wrong, ready to be asked for. */
export interface FaultRecipe {
  readonly id: string;
  readonly title: string;
  /** What it is about; none where it happens at once. */
  readonly operation?: string;
  /** Whether it may be meant for one worker. */
  readonly ofWorker: boolean;
  /** @param worker - A name, or `*` for everybody. */
  readonly effect: (worker: string) => EffectBody;
}

const always = (effect: EffectBody) => (): EffectBody => effect;

export const faultRecipes: readonly FaultRecipe[] = [
  {
    id: 'too-many-requests',
    title: 'REST: too many requests (429)',
    operation: 'rest:*',
    ofWorker: false,
    effect: always({ status: 429, retryAfterSeconds: 1 }),
  },
  {
    id: 'rest-fails',
    title: 'REST: fails (500)',
    operation: 'rest:*',
    ofWorker: false,
    effect: always({ status: 500 }),
  },
  {
    id: 'rest-slow',
    title: 'REST: two seconds slow',
    operation: 'rest:*',
    ofWorker: false,
    effect: always({ latencyMs: 2000 }),
  },
  {
    id: 'browser-fails',
    title: 'Browser: a change fails (500)',
    operation: 'bridge:POST *',
    ofWorker: true,
    effect: always({ status: 500 }),
  },
  {
    id: 'browser-unanswered',
    title: 'Browser: a change succeeds, its response is lost',
    operation: 'bridge:POST *',
    ofWorker: true,
    effect: always({ reset: 'after' }),
  },
  {
    id: 'browser-fails-after',
    title: 'Browser: a change succeeds, but returns an error (500)',
    operation: 'bridge:POST *',
    ofWorker: true,
    effect: always({ status: 500, after: true }),
  },
  {
    id: 'frame-lost',
    title: 'Browser: an event is lost',
    operation: 'frame:*',
    ofWorker: true,
    effect: always({ arrives: 'never' }),
  },
  {
    id: 'frame-twice',
    title: 'Browser: an event arrives twice',
    operation: 'frame:*',
    ofWorker: true,
    effect: always({ arrives: 'twice' }),
  },
  {
    id: 'frame-overtaken',
    title: 'Browser: two events arrive in the wrong order',
    operation: 'frame:*',
    ofWorker: true,
    effect: always({ arrives: 'overtaken' }),
  },
  {
    id: 'event-callback-lost',
    title: 'Event callback: lost',
    operation: 'webhook:event',
    ofWorker: false,
    effect: always({ arrives: 'never' }),
  },
  {
    id: 'event-callback-twice',
    title: 'Event callback: sent twice',
    operation: 'webhook:event',
    ofWorker: false,
    effect: always({ arrives: 'twice' }),
  },
  {
    id: 'event-callback-late',
    title: 'Event callback: sent a minute late',
    operation: 'webhook:event',
    ofWorker: false,
    effect: always({ lateMs: 60_000 }),
  },
  {
    id: 'callback-slow',
    title: 'Assignment callback: responds too late',
    operation: 'webhook:assignment',
    ofWorker: true,
    effect: always({ fail: 'slow' }),
  },
  {
    id: 'callback-refused',
    title: 'Assignment callback: unreachable',
    operation: 'webhook:assignment',
    ofWorker: true,
    effect: always({ fail: 'refused' }),
  },
  { id: 'busy', title: 'Phone: busy', operation: 'phone:*', ofWorker: true, effect: always({ phone: 'busy' }) },
  {
    id: 'no-answer',
    title: 'Phone: not answered',
    operation: 'phone:*',
    ofWorker: true,
    effect: always({ phone: 'no-answer' }),
  },
  {
    id: 'unreachable',
    title: 'Phone: unreachable',
    operation: 'phone:*',
    ofWorker: true,
    effect: always({ phone: 'unreachable' }),
  },
  {
    id: 'drop-sockets',
    title: 'Browser: loses its connection now',
    ofWorker: true,
    effect: (worker) => ({ dropSockets: worker }),
  },
  {
    id: 'expire-tokens',
    title: 'Browser: its token expires now',
    ofWorker: true,
    effect: (worker) => ({ expireTokens: worker }),
  },
];

/** How often a fault strikes, in words, and as the control API takes it. */
export const faultTriggers: readonly { readonly title: string; readonly trigger: unknown }[] = [
  { title: 'Next time only', trigger: { next: 1 } },
  { title: 'Every time', trigger: 'always' },
  { title: 'Every second time', trigger: { every: 2 } },
  { title: 'One time in five, at random', trigger: { probability: 0.2 } },
];

/** Everybody, where a recipe may be meant for one worker. */
export const everybody = '*';

/** The fault that a recipe makes, as the control API takes it. */
export function faultOf(recipe: FaultRecipe, worker: string, trigger: unknown): Readonly<Record<string, unknown>> {
  const effect = recipe.effect(recipe.ofWorker ? worker : everybody);
  if (recipe.operation === undefined) return { effect };
  const isOne = recipe.ofWorker && worker !== everybody;
  return { operation: recipe.operation, ...(isOne && { worker }), trigger, effect };
}

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
const pairs = (of: Readonly<Record<string, unknown>>): string =>
  Object.entries(of)
    .map(([name, value]) => `${name} ${plain(value)}`)
    .join(', ');

/** What a fault is about and does, in one line. */
export function describeFault({ operation, worker, effect }: Fault): string {
  return `${operation ?? 'At once'}${worker === null ? '' : ` of ${worker}`}: ${pairs(effect)}`;
}

/** When a fault strikes, and how often it has. */
export function describeHits({ operation, trigger, calls, hits }: Fault): string {
  if (operation === null) return 'Done';
  const when = typeof trigger === 'string' ? trigger : pairs(trigger);
  return `${when}; struck ${hits} of ${calls}`;
}
