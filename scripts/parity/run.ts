import { setTimeout as wait } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import twilio from 'twilio';
import * as v from 'valibot';
import type { Credentials } from '../../emulator';
import { LocalRequestClient } from '../../emulator/request-client';
import type { Service } from '../../tests/conformance/service';
import type { Suite } from '../../tests/conformance/suites/suite';
import { Gate, nameOfRun, type Phones } from './gate';
import type { Private } from './neutral';
import { ParityError } from './parity-error';
import { Passage, type Origins } from './passage';
import { Recorder, type Recording } from './recording';
import { collect, runScenarios } from './scenarios';

/** How often what takes its time is looked at. */
const mostLooks = 100;

/** How time passes at a service. */
export interface Time {
  now(): Promise<number>;
  pass(seconds: number): Promise<void>;
  /** Resolves when what was set going has come to its end, as far as can be told. */
  settle(): Promise<void>;
  /** Waits a little, before something is looked at again. */
  wait(): Promise<void>;
}

/** Time at the real service, which nobody can hurry. */
export const realTime: Time = {
  now: () => Promise.resolve(Date.now()),
  // A second more: what was to happen at the end of it has happened then.
  pass: (seconds) => wait(seconds * 1000 + 1000),
  settle: () => wait(1500),
  wait: () => wait(500),
};

/** Time at a local TaskRouter, by its control API. */
export async function virtualTime(origin: string): Promise<Time> {
  const set = async (body: object): Promise<number> => {
    const answer = await fetch(`${origin}/_emulator/v1/clock`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }).catch((error: unknown) => {
      throw new ParityError(`${origin} does not answer: is a TaskRouter running there?`, { cause: error });
    });
    if (!answer.ok)
      throw new ParityError(`The clock of ${origin} cannot be set (${answer.status}): is it a local TaskRouter?`);
    return Date.parse(v.parse(v.object({ now: v.string() }), await answer.json()).now);
  };
  await set({ freeze: true });
  return {
    now: () => set({ freeze: true }),
    pass: async (seconds) => void (await set({ advance: `${seconds}s` })),
    settle: async () => void (await set({ advance: '0s' })),
    wait: async () => void (await set({ advance: '1s' })),
  };
}

export interface RunOptions {
  readonly suites: Readonly<Record<string, Suite>>;
  readonly credentials: Credentials;
  readonly origins: Origins;
  readonly time: Time;
  /** What the names of its workspaces have in them. */
  readonly mark: string;
  readonly service: Recording['service'];
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly longestMs: number;
  readonly phones?: Phones;
  wants(scenario: string): boolean;
  /** Ends the run after what is being asked. */
  readonly signal?: AbortSignal;
  tell?(line: string): void;
}

export interface Outcome {
  /** How much it asked of the service. */
  readonly counts: Passage['counts'];
  readonly recordings: readonly Recording[];
  /** Groups that could not be prepared or put away: why. */
  readonly failures: readonly string[];
}

/** Runs the scenarios of suites against a service, through a gate, and records what it answers. */
export async function run(options: RunOptions): Promise<Outcome> {
  const { credentials, origins, mark, signal } = options;
  const gate = new Gate(mark, options.phones);
  const passage = await Passage.to(origins, gate);
  const recordings: Recording[] = [];
  const failures: string[] = [];
  const own: Private = {
    accountSid: credentials.accountSid,
    struck: [
      [credentials.apiKey, '<key>'],
      [credentials.authToken, '<secret>'],
      [credentials.apiSecret, '<secret>'],
      [nameOfRun(mark), ''],
      ...(options.phones
        ? ([
            [options.phones.to, '<to>'],
            [options.phones.from, '<from>'],
          ] as const)
        : []),
    ],
    origins: [...Object.values(origins), `http://${passage.host}`],
  };
  let recorder = new Recorder();
  const stop = (): void => passage.end();
  signal?.addEventListener('abort', stop);
  try {
    await runScenarios(
      collect(options.suites, () => Promise.resolve(serviceBehind(passage, gate, options, () => recorder))),
      {
        longestMs: options.longestMs,
        signal,
        wants: (name) => signal?.aborted !== true && options.wants(name),
        begins: (name) => {
          options.tell?.(name);
          recorder = new Recorder();
          passage.recorder = recorder;
        },
        settles: async () => {
          await options.time.settle();
          await passage.settle();
        },
        ended: (name, error) => {
          passage.recorder = undefined;
          if (signal?.aborted === true) return;
          const stopped = error === undefined ? undefined : plain(error);
          recordings.push(recorder.recording(name, options.service, options.day, own, stopped));
        },
        failed: (group, error) => failures.push(`${group}: ${plain(error)}`),
      },
    );
  } finally {
    signal?.removeEventListener('abort', stop);
    await passage.close();
  }
  return { counts: passage.counts, recordings, failures };
}

/** An error's first paragraph. */
const plain = (error: unknown): string =>
  stripVTControlCharacters(error instanceof Error ? error.message : String(error)).split('\n\n', 1)[0] ?? '';

function serviceBehind(passage: Passage, gate: Gate, options: RunOptions, recorder: () => Recorder): Service {
  const { credentials, time, mark } = options;
  const origin = `http://${passage.host}`;
  const aside = async <T>(work: () => Promise<T>): Promise<T> => {
    const before = passage.isAside;
    passage.isAside = true;
    try {
      return await work();
    } finally {
      passage.isAside = before;
    }
  };
  return {
    ...{ credentials, origin, socketOrigin: `ws://${passage.host}`, aside, phones: options.phones },
    workspaceName: (what) => nameOfRun(mark) + what,
    now: () => time.now(),
    pass: (seconds) => time.pass(seconds),
    about: (choice, work) => recorder().about(choice, work),
    eventually: async (ask, willDo) => {
      const from = recorder().mark;
      for (let tries = 0; tries < mostLooks; tries += 1) {
        recorder().forget(from);
        const answer = await ask();
        if (willDo(answer)) return answer;
        await time.wait();
      }
      throw new Error('What was waited for never came');
    },
    close: () =>
      aside(async () => {
        const httpClient = new LocalRequestClient(origin);
        const { v1 } = twilio(credentials.accountSid, credentials.authToken, { httpClient }).taskrouter;
        for (const sid of gate.own) await v1.workspaces(sid).remove();
      }),
  };
}
