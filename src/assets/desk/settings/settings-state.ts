/** The languages the page speaks, by their BCP 47 codes. */
export const LANGUAGES = ['en', 'es', 'de', 'fr', 'ar'] as const;

export type Language = (typeof LANGUAGES)[number];

/** One way a call can turn out, chosen in wrap-up. */
export interface Disposition {
  /** What is written to the task, e.g. `sale`. */
  readonly code: string;
  /** What the agent reads. */
  readonly label: string;
  /** Whether it may only be chosen together with a note. */
  readonly needsNote?: boolean;
  /** Names of the queues after whose calls it may be chosen; without it, all. */
  readonly queues?: readonly string[];
}

/** A task attribute to show. */
export interface Field {
  /** The attribute's key, with dots into nested objects: `customer.tier`. */
  readonly key: string;
  /** What the agent reads in its place; without one, the key is made readable. */
  readonly label?: string;
}

/** A page about the customer, in another program of the operator's. */
export interface ScreenPop {
  /** What the agent presses. */
  readonly label: string;
  /** With task attributes in braces: `https://crm.example/search?phone={from}`. */
  readonly address: string;
  /**
   * `accepted`: by itself in a window when the agent takes the task; `panel`: beside the card, on a screen that has room. Where left out,
   * a press opens it.
   */
  readonly opens?: 'accepted' | 'click' | 'panel';
  /** Names of the queues whose tasks have it; without it, all. */
  readonly queues?: readonly string[];
  /** Unique names of the channels whose tasks have it; without it, all. */
  readonly channels?: readonly string[];
}

/** Somebody whom a call can be handed to and who is no worker. */
export interface DirectoryEntry {
  readonly name: string;
  /** In E.164: `+15550177`. */
  readonly number: string;
  /** Names of the queues whose calls have it; without it, all. */
  readonly queues?: readonly string[];
}

export interface WrapUpSettings {
  /** How long wrap-up may take before the task is completed without the agent; 0 for no limit. */
  readonly limitSeconds: number;
  /** What one press of “More time” adds; 0 for no such button. */
  readonly moreTimeSeconds: number;
  /** Whether an outcome has to be chosen: `true`, or names of the queues after whose calls. Not checked before it is used. */
  readonly required?: unknown;
  /** What is asked besides notes and outcome: a list of `WrapUpField`. Not checked before it is used. */
  readonly fields?: unknown;
}

export interface RingSettings {
  /** Whether a call rings until the agent says otherwise. */
  readonly on: boolean;
  /** Loudness from 0 to 1 until the agent chooses another. */
  readonly volume: number;
}

/**
 * What the operator configured in `desk-config.json`; see docs/branding.md.
 *
 * Public: whoever can open the sign-in form can read it.
 */
export interface Settings {
  /** The desk's name, on the sign-in form and in the tab's title. */
  readonly name: string;
  /** A path on the desk's own origin, e.g. `/logo.svg`. */
  readonly logoUrl?: string;
  /** The languages agents may choose from; never empty. */
  readonly languages: readonly Language[];
  /** Empty where wrap-up asks for none. */
  readonly dispositions: readonly Disposition[];
  /** The task attributes to show, in this order and no others; without it, all of them. */
  readonly fields?: readonly Field[];
  /** Empty where there are none. */
  readonly screenPops: readonly ScreenPop[];
  /** Without it, nobody but workers and queues. */
  readonly directory?: readonly DirectoryEntry[];
  /** Name of the activity to go to while on a call; without it, the activity stays as it is. */
  readonly busyActivity?: string;
  /** Name of the activity offered first as “next status after this call”; without it, the one before the call. */
  readonly nextActivity?: string;
  /** The country whose numbers are typed without a code, as ISO 3166 has it: `DE`. */
  readonly defaultCountry?: string;
  /** After how many seconds in an activity it is too long, by the activity's name. Not checked before it is used. */
  readonly activityLimitSeconds?: unknown;
  readonly wrapUp: WrapUpSettings;
  readonly ring: RingSettings;
}

/** A desk nobody has configured. */
export const DEFAULT_SETTINGS: Settings = {
  name: 'Desk',
  languages: LANGUAGES,
  dispositions: [],
  screenPops: [],
  wrapUp: { limitSeconds: 0, moreTimeSeconds: 60 },
  ring: { on: true, volume: 0.7 },
};

/** The operator's configuration was read; before, the page goes by the defaults. */
export interface SettingsEvent {
  readonly type: 'settings-read';
  readonly settings: Settings;
}
