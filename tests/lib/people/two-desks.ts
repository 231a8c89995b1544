import twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient';
import type Response from 'twilio/lib/http/response';
import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service';
import { createEmulator, localCredentials, type Emulator } from '../../../emulator';
import { seededRandom } from '../../../emulator/core/seeded-random';
import { DeskError } from '../../../src/lib/errors';
import { Audit } from '../../../src/lib/people/audit';
import { type PasscodeCost, hashPasscode } from '../../../src/lib/people/passcode';
import { invite, withPasscode } from '../../../src/lib/people/person';
import type { PersonRole } from '../../../src/lib/people/roles';
import {
  type SignedIn,
  type SignInDesk,
  type SignInTry,
  signInByPasscode,
} from '../../../src/lib/people/sign-in-by-passcode';
import { PeopleStore } from '../../../src/lib/people/store';
import { Turnstile } from '../../../src/lib/people/turnstile';
import { UpstreamClient } from '../../../src/lib/upstream-client';
import { workerOf } from '../../../src/lib/workspace';
import { startOfTest } from '../../emulator/floor';

/** Cheap, so that tests do not wait; what it costs in earnest is a test of its own. */
export const cheap: PasscodeCost = { n: 16, p: 1 };

export const rightPasscode = 'a horse and a battery';
export const wrongPasscode = 'another horse entirely';

const { accountSid, authToken } = localCredentials;

/** Knows whether anything is on its way. */
class WatchedClient extends UpstreamClient {
  underWay = 0;

  override async request<Data>(options: RequestClient.RequestOptions<Data>): Promise<Response<Data>> {
    this.underWay += 1;
    try {
      return await super.request(options);
    } finally {
      this.underWay -= 1;
    }
  }
}

/** Longer than it takes to go from an answer to the next request, a cheap passcode between them. */
const quietRounds = 5;

/** A Function's instance: its own memory, its own connections. */
export class Instance implements SignInDesk {
  readonly sync: ServiceContext;
  readonly store: PeopleStore;
  readonly turnstile: Turnstile;
  readonly audit: Audit;
  readonly machine;
  readonly worker: SignInDesk['worker'];
  readonly cost = cheap;
  readonly logged: string[] = [];
  readonly now: () => number;
  readonly client: WatchedClient;
  #ids = 0;

  constructor(
    emulator: Emulator,
    readonly seed: number,
    origin = emulator.origin,
  ) {
    const now = (): number => emulator.clock.now();
    this.now = now;
    const httpClient = new WatchedClient({
      origin,
      upstreamTimeoutMs: 20_000,
      upstreamRetryDelayMs: 1,
      now,
    });
    this.client = httpClient;
    const client = twilio(accountSid, authToken, { httpClient });
    const workspaceSid = emulator.control.sidOf('workspace', 'writers');
    this.sync = client.sync.v1.services('default');
    this.store = new PeopleStore({ sync: this.sync, workspaceSid, now });
    this.machine = {
      now,
      random: seededRandom(seed),
      after(delayMs: number, run: () => void): () => void {
        const timer = emulator.clock.at(now() + delayMs, run);
        return () => timer.cancel();
      },
    };
    this.turnstile = new Turnstile(this.machine);
    const log = (line: string): void => void this.logged.push(line);
    this.audit = new Audit({ sync: this.sync, workspaceSid, random: seededRandom(seed + 100), log });
    this.worker = (sid) => workerOf(client, workspaceSid, sid);
  }

  readonly newId = (): string => `${this.seed}-${(this.#ids += 1)}`;

  signIn(given: Partial<SignInTry> = {}): Promise<SignedIn> {
    return signInByPasscode({ name: 'alice', passcode: rightPasscode, role: 'worker', ...given }, this);
  }

  /** The code of the refusal, or `in`. */
  async tried(given: Partial<SignInTry> = {}): Promise<string> {
    return this.signIn(given).then(
      () => 'in',
      (error: unknown) => (error instanceof DeskError ? error.code : `not refused: ${String(error)}`),
    );
  }
}

/** Two instances of the Functions on one local TaskRouter, whose time stands still. */
export class TwoDesks {
  readonly one: Instance;
  readonly other: Instance;

  private constructor(readonly emulator: Emulator) {
    emulator.clock.freeze(startOfTest);
    this.one = new Instance(emulator, 1);
    this.other = new Instance(emulator, 2);
  }

  static async open(): Promise<TwoDesks> {
    const desks = new TwoDesks(await createEmulator());
    await desks.one.audit.prepare();
    return desks;
  }

  close(): Promise<void> {
    return this.emulator.close();
  }

  workerSid(name: string): string {
    return this.emulator.control.sidOf('worker', name);
  }

  /** Makes somebody known, with a passcode. */
  async add(name = 'alice', roles: readonly PersonRole[] = ['worker']): Promise<void> {
    const hash = await hashPasscode(rightPasscode, cheap);
    const now = this.emulator.clock.now();
    const made = withPasscode(
      invite(undefined, { name, workerSid: this.workerSid(name), roles, code: 'used', now }),
      hash,
    );
    await this.one.store.changePerson(name, () => made);
  }

  /** Resolves when nothing more comes of what was done, unless time passes. */
  async quiet(): Promise<void> {
    for (let rounds = 0; rounds < quietRounds; rounds += 1) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (this.one.client.underWay + this.other.client.underWay > 0) rounds = 0;
    }
  }

  /** Lets so much time pass, with all that comes of it. */
  async pass(durationMs: number): Promise<void> {
    await this.quiet();
    await this.emulator.clock.advance(durationMs);
    await this.quiet();
  }

  /** Lets time pass, step by step, while something goes on. */
  async during<T>(work: Promise<T>, stepMs = 125): Promise<T> {
    const over = { yet: false };
    const watched = work.finally(() => {
      over.yet = true;
    });
    watched.catch(() => undefined);
    await this.quiet();
    while (!over.yet) await this.pass(stepMs);
    return watched;
  }
}
