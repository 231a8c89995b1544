import configuration from '../../assets/desk-config.json';

/** What is good, and what is bad, in a queue. */
export interface QueueLimits {
  /** A task accepted within so many seconds was accepted soon enough. */
  readonly withinSeconds: number;
  /** So many percent of the tasks are to be accepted soon enough; fewer is amber. */
  readonly targetPercent: number;
  /** Fewer than so many percent is red. */
  readonly redBelowPercent: number;
  /** Whoever has waited so many seconds is amber, and red. */
  readonly amberWaitSeconds: number;
  readonly redWaitSeconds: number;
}

/** `floor` of desk-config.json. */
export interface FloorSettings extends Partial<QueueLimits> {
  /** Who gives up within so many seconds counts for nothing: a wrong number, a change of mind. */
  readonly shortAbandonSeconds?: number;
  /** Whether an agent is told of a supervisor who listens; they are where absent. */
  readonly tellListening?: boolean;
  /** By the queue's name; what one does not say is as it is for all. */
  readonly perQueue?: Readonly<Record<string, Partial<QueueLimits>>>;
}

const usual = { withinSeconds: 30, targetPercent: 80, shortAbandonSeconds: 5 } as const;

/** As far as a level may fall below its target before it is red, where nothing else is configured. */
const redBelowTarget = 20;

/** As many times as long as is good somebody has to wait to be red, where nothing else is configured. */
const redWaitTimes = 4;

/** What holds for a queue. */
export function limitsFor(queueName: string, settings: FloorSettings = floorSettings): QueueLimits {
  const { perQueue = {} } = settings;
  const own = Object.hasOwn(perQueue, queueName) ? perQueue[queueName] : undefined;
  const withinSeconds = own?.withinSeconds ?? settings.withinSeconds ?? usual.withinSeconds;
  const targetPercent = own?.targetPercent ?? settings.targetPercent ?? usual.targetPercent;
  return {
    withinSeconds,
    targetPercent,
    redBelowPercent: own?.redBelowPercent ?? settings.redBelowPercent ?? Math.max(0, targetPercent - redBelowTarget),
    amberWaitSeconds: own?.amberWaitSeconds ?? settings.amberWaitSeconds ?? withinSeconds,
    redWaitSeconds: own?.redWaitSeconds ?? settings.redWaitSeconds ?? withinSeconds * redWaitTimes,
  };
}

export const shortAbandonSecondsOf = ({ shortAbandonSeconds }: FloorSettings): number =>
  shortAbandonSeconds ?? usual.shortAbandonSeconds;

export const tellsListening = ({ tellListening }: FloorSettings): boolean => tellListening ?? true;

/** Every wait that is a limit somewhere, in seconds: what TaskRouter is asked to split its counts by. */
export function splitsOf(settings: FloorSettings): readonly number[] {
  const names = Object.keys(settings.perQueue ?? {});
  const limits = ['', ...names].map((name) => limitsFor(name, settings).withinSeconds);
  return [...new Set([...limits, shortAbandonSecondsOf(settings)])].toSorted((a, b) => a - b);
}

const { floor }: { readonly floor?: FloorSettings } = configuration;

/** What the operator configured; the build puts it into the Functions. */
export const floorSettings: FloorSettings = floor ?? {};
