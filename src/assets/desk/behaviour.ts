import type { DeskEvent, Intent } from './desk-events';
import type { DeskState } from './desk-state';
import type { Step } from './step';
import type { PhonePort } from './browser-phone/browser-phone-port';
import type { CallPort } from './call/call-port';
import type { Api } from './ground/api';
import type { Clock } from './ground/clock';
import type { Request } from './ground/engagement';
import type { Problem } from './ground/facts';
import type { KeptPort } from './kept/kept-port';
import type { SessionPort } from './sign-in/sign-in-session';
import type { TaskRouterPort } from './taskrouter/taskrouter';
import type { Standing } from './taskrouter/taskrouter-missed';

type Events = { readonly [One in DeskEvent as One['type']]: One };
type Intents = { readonly [One in Intent as One['type']]: One };

export type EventType = keyof Events;
export type IntentType = keyof Intents;
export type EventOf<Type extends EventType> = Events[Type];
export type IntentOf<Type extends IntentType> = Intents[Type];

/** What the desk becomes when something happens. Pure: no DOM, no SDK, no clock. `now`: epoch milliseconds. */
export type Reactions = {
  readonly [Type in EventType]: (state: DeskState, event: Events[Type], now: number) => Step;
};

/** Carries an intent out, and hands what came of it back as an event. Never rejects. */
export type Performers = {
  readonly [Type in IntentType]: (intent: Intents[Type], noticed: Noticed) => Promise<void> | void;
};

/** What a thrown thing means; a token that is not taken any more is told to the session as well. */
export type Noticed = (error: unknown) => Problem;

/** One thing that an agent would name: which events are its own, what it does as time goes by, and which intents it carries out. */
export interface Behaviour {
  /** What its events lead to. Those of other rooms may be among them: who stands first in the list goes first. */
  readonly on?: Partial<Reactions>;
  /** Whether all of them, or which, count also while nobody is signed in. No other room looks at what follows from these. */
  readonly anytime?: true | readonly EventType[];
  /** What it does about once a second while somebody is signed in. */
  readonly tick?: (state: DeskState, now: number) => Step;
  /** What it makes of whatever has happened. */
  readonly after?: (state: DeskState, now: number) => Step;
  readonly perform?: (given: Surroundings) => Partial<Performers>;
}

/** A behaviour that deals with all of these events and intents. */
export type BehaviourOf<Own extends DeskEvent, Does extends Intent = never> = Behaviour & {
  readonly on: Pick<Reactions, Own['type']>;
} & ([Does] extends [never] ? unknown : { perform(given: Surroundings): Pick<Performers, Does['type']> });

/** What the page has to do with the world by. */
export interface Ports {
  readonly api: Api;
  readonly session: SessionPort;
  readonly taskrouter: TaskRouterPort;
  readonly clock: Clock;
  /** A random number from 0 to 1, to spread tries by. */
  readonly random: () => number;
  readonly kept: KeptPort;
  readonly phone: PhonePort;
}

/** What a room carries its intents out by. */
export interface Surroundings extends Ports {
  readonly calls: CallPort;
  readonly dispatch: (event: DeskEvent) => void;
  /** How a reservation stands, by the newest token; what is refused is the session's matter. */
  readonly look: (sid: string) => Promise<Standing | 'gone'>;
  readonly request: (asked: Asked, noticed: Noticed) => Promise<void>;
}

/** Something to be done about a reservation. */
export interface Asked {
  readonly request: Request;
  readonly sid: string;
  readonly work: () => Promise<void>;
  /** Whether it was done, by the reservation's status afterwards. */
  readonly isDone: (status: string) => boolean;
  /** How often it may be tried. */
  readonly times?: number;
}
