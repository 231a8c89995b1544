import * as v from 'valibot';
import { parse, stringify } from 'yaml';
import { Neutral, type Private } from './neutral';

const exchange = v.strictObject({
  /** `POST /v1/Workspaces/WS1/Tasks`, or `bridge GET Workspaces/WS1/Workers/WK1`. */
  ask: v.string(),
  /** The choice of `emulator/choices.yaml` that it shows. */
  about: v.optional(v.string()),
  with: v.optional(v.record(v.string(), v.unknown())),
  /** Absent where no answer came. */
  status: v.optional(v.number()),
  headers: v.optional(v.record(v.string(), v.string())),
  body: v.optional(v.unknown()),
});

const frame = v.strictObject({
  about: v.optional(v.string()),
  event_type: v.string(),
  payload: v.optional(v.unknown()),
});

const socket = v.strictObject({
  /** Whose: a SID, as its token says. */
  of: v.string(),
  frames: v.array(frame),
  closed: v.optional(v.string()),
});

const recording = v.strictObject({
  scenario: v.string(),
  service: v.picklist(['twilio', 'local']),
  recorded: v.pipe(v.string(), v.isoDate()),
  exchanges: v.array(exchange),
  sockets: v.array(socket),
  /** Why the scenario stopped before its end. */
  stopped: v.optional(v.string()),
});

/** What a service answered in one scenario, with nothing in it that is an account's own or a moment's. */
export type Recording = Readonly<v.InferOutput<typeof recording>>;
export type Exchange = Recording['exchanges'][number];
export type Frame = Recording['sockets'][number]['frames'][number];

/** @throws ValiError or YAMLParseError where it is none */
export const readRecording = (text: string): Recording => v.parse(recording, parse(text));

export const writeRecording = (made: Recording): string =>
  stringify(made, { lineWidth: 0, aliasDuplicateObjects: false });

/** A file's name for a scenario. */
export const fileOf = (scenario: string): string =>
  `${scenario
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')}.yaml`;

const toldHeaders = ['content-type', 'etag', 'retry-after', 'www-authenticate'] as const;

/** What was asked, before it is known what came of it. */
export interface Raw {
  readonly ask: string;
  readonly params: Readonly<Record<string, unknown>>;
}

interface RawExchange extends Raw {
  readonly about: string | undefined;
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
}

const rawFrame = v.object({ event_type: v.string(), payload: v.optional(v.unknown()) });

interface RawSocket {
  readonly of: string;
  readonly frames: { about: string | undefined; event_type: string; payload: unknown }[];
  closed?: string;
}

/** Hears what passes in one scenario. */
export class Recorder {
  #exchanges: RawExchange[] = [];
  readonly #sockets: RawSocket[] = [];
  #about: string | undefined;

  /** @returns To be told what was answered. */
  asked(raw: Raw): (status: number, headers: Headers, body: unknown) => void {
    const kept: RawExchange = { ...raw, about: this.#about };
    this.#exchanges.push(kept);
    return (status, headers, body) => {
      kept.status = status;
      kept.headers = Object.fromEntries(toldHeaders.flatMap((name) => pairOf(name, headers.get(name))));
      kept.body = body;
    };
  }

  /** @returns To be told of each frame, and of the end. */
  opened(of: string): { frame(text: string): void; closed(why: string): void } {
    const kept: RawSocket = { of, frames: [] };
    this.#sockets.push(kept);
    return {
      frame: (text) => {
        const told = v.parse(rawFrame, JSON.parse(text));
        kept.frames.push({ about: this.#about, event_type: told.event_type, payload: told.payload });
      },
      closed: (why) => {
        kept.closed = why;
      },
    };
  }

  async about<T>(choice: string, work: () => Promise<T>): Promise<T> {
    const before = this.#about;
    this.#about = choice;
    try {
      return await work();
    } finally {
      this.#about = before;
    }
  }

  /** How much was heard so far, and forgetting all that came after it. */
  get mark(): number {
    return this.#exchanges.length;
  }

  forget(mark: number): void {
    this.#exchanges = this.#exchanges.slice(0, mark);
  }

  /** @param stopped - Why the scenario did not come to its end. */
  recording(scenario: string, service: Recording['service'], day: string, own: Private, stopped?: string): Recording {
    const neutral = new Neutral(own);
    const exchanges = this.#exchanges.map((raw): Exchange => ({
      ask: neutral.text(raw.ask),
      ...(raw.about !== undefined && { about: raw.about }),
      ...(Object.keys(raw.params).length > 0 && { with: neutral.fields(raw.params) }),
      ...(raw.status !== undefined && { status: raw.status }),
      ...(raw.headers && { headers: raw.headers }),
      ...(raw.body !== undefined && { body: neutral.of(raw.body) }),
    }));
    const sockets = this.#sockets.map((raw) => ({
      of: neutral.text(raw.of),
      frames: raw.frames.map((told): Frame => ({
        ...(told.about !== undefined && { about: told.about }),
        event_type: told.event_type,
        ...(told.payload !== undefined && { payload: neutral.of(told.payload) }),
      })),
      ...(raw.closed !== undefined && { closed: neutral.text(raw.closed) }),
    }));
    return {
      ...{ scenario, service, recorded: day, exchanges, sockets },
      ...(stopped !== undefined && { stopped: neutral.text(stopped) }),
    };
  }
}

function pairOf(name: string, value: string | null): readonly (readonly [string, string])[] {
  return value === null ? [] : [[name, value]];
}
