import type { DeskEvent } from '../desk-events';
import type { DeskState } from '../desk-state';
import { type Locks, standForLeader } from './leadership';
import type { Ticket } from '../ground/api';
import { TABS_NAME } from './other-tab';
import { asObject } from '../ground/json';

/** The part of a `BroadcastChannel` that is needed. */
export interface Channel {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', hear: (message: { readonly data?: unknown }) => void): void;
  close(): void;
}

export interface TabsOptions {
  /** Absent where the browser has none, which it tells by `undefined`: then every tab is on its own. */
  readonly locks: Locks | undefined;
  readonly openChannel: () => Channel;
  /** Tells this tab from the others. */
  readonly id: string;
  /** Does in this tab what happened here or, while this one leads, in another. */
  readonly apply: (event: DeskEvent) => void;
  /** What this tab knows, for those that follow. */
  readonly state: () => DeskState;
  readonly ticket: () => Ticket | undefined;
  readonly adopt: (ticket: Ticket | undefined) => void;
}

/** The tabs of one browser, of which one leads. */
export interface TabsPort {
  /** Settles once it is known who leads and, where another tab does, how things stand there. */
  readonly settled: Promise<void>;
  /** Hands what happened to the tab that leads. Kept until that one has heard it, or its successor, or this tab leads. */
  pass(event: DeskEvent): void;
  /** Tells the others how things stand, where there are any. */
  share(): void;
  shareTicket(): void;
  /** Lets the leading tab look at the clock. */
  tick(): void;
  /** Leads now. */
  take(): Promise<void>;
  close(): void;
}

/** What the lock and the channel are called. Tabs with another build of the page take no part. */
export function tabsName(build: string): string {
  return `${TABS_NAME}${build}`;
}

export function createTabs(name: string, options: TabsOptions): TabsPort {
  const { locks, openChannel, id, apply, state, ticket, adopt } = options;
  if (!locks) return onItsOwn;
  const channel = openChannel();
  const unheard = new Map<number, DeskEvent>();
  /** The number of the last event of each other tab. */
  const heard = new Map<string, number>();
  let last = 0;
  let isAlone = true;
  let leads = false;
  let know = (): void => {};
  const known = new Promise<void>((resolve) => (know = resolve));

  const post = channel.postMessage.bind(channel);
  const say = (message: TabMessage): void => post(message);

  const leadership = standForLeader(locks, name, (leading) => {
    leads = leading;
    apply({ type: 'tab-leads', leads });
    if (!leads) {
      say({ kind: 'hello' });
      return;
    }
    know();
    say({ kind: 'leads' });
    const events = [...unheard.values()];
    unheard.clear();
    for (const event of events) apply(event);
  });

  function hear(message: TabMessage): void {
    if (message.kind === 'ticket') adopt(message.ticket);
    else if (leads) lead(message);
    else follow(message);
  }

  function lead(message: TabMessage): void {
    switch (message.kind) {
      case 'hello':
        isAlone = false;
        say({ kind: 'ticket', ticket: ticket() });
        say({ kind: 'state', state: state() });
        return;
      case 'event':
        say({ kind: 'heard', to: message.from, n: message.n });
        // Said again when this tab began to lead, while it was still on its way.
        if (message.n <= (heard.get(message.from) ?? 0)) return;
        heard.set(message.from, message.n);
        apply(message.event);
        return;
      case 'tick':
        apply({ type: 'tick' });
        return;
      default:
    }
  }

  function follow(message: TabMessage): void {
    switch (message.kind) {
      case 'state':
        apply({ type: 'state-shared', state: message.state });
        know();
        return;
      case 'leads':
        say({ kind: 'hello' });
        for (const [n, event] of unheard) say({ kind: 'event', from: id, n, event });
        return;
      case 'heard':
        if (message.to === id) unheard.delete(message.n);
        return;
      default:
    }
  }

  channel.addEventListener('message', ({ data }) => {
    if (isTabMessage(data)) hear(data);
  });

  return {
    settled: leadership.settled.then(() => known),

    pass(event) {
      last += 1;
      unheard.set(last, event);
      say({ kind: 'event', from: id, n: last, event });
    },

    share() {
      if (leads && !isAlone) say({ kind: 'state', state: state() });
    },

    shareTicket() {
      if (!isAlone || !leads) say({ kind: 'ticket', ticket: ticket() });
    },

    tick: () => say({ kind: 'tick' }),
    take: () => leadership.take(),

    close() {
      leadership.close();
      channel.close();
    },
  };
}

/** A browser without locks: nothing is shared, and signing in here throws the other tab's session out. */
const onItsOwn: TabsPort = {
  settled: Promise.resolve(),
  pass() {},
  share() {},
  shareTicket() {},
  tick() {},
  take: () => Promise.resolve(),
  close() {},
};

/** What tabs of one browser say to each other. It goes from memory to memory, and is stored nowhere. */
export type TabMessage =
  /** A tab that follows has come, or has heard of a new leader: it needs to know how things stand. */
  | { readonly kind: 'hello' }
  /** Told by the leading tab whenever something changes. */
  | { readonly kind: 'state'; readonly state: DeskState }
  /** What it takes to go on if this tab is gone the next moment; none after signing out. */
  | { readonly kind: 'ticket'; readonly ticket: Ticket | undefined }
  /** What the agent did in a tab that follows; `n` counts within that tab. */
  | { readonly kind: 'event'; readonly from: string; readonly n: number; readonly event: DeskEvent }
  | { readonly kind: 'heard'; readonly to: string; readonly n: number }
  /** A new tab leads. */
  | { readonly kind: 'leads' }
  /** Sent every second by a tab that is seen: the timers of a hidden one stand still. */
  | { readonly kind: 'tick' };

const KINDS: Record<TabMessage['kind'], true> = {
  hello: true,
  state: true,
  ticket: true,
  event: true,
  heard: true,
  leads: true,
  tick: true,
};

/** Whether something on the channel is of this page. Only pages of the same origin can put anything there. */
export function isTabMessage(value: unknown): value is TabMessage {
  const { kind } = asObject(value);
  return typeof kind === 'string' && Object.hasOwn(KINDS, kind);
}
