import { Scene, type FunctionName } from '../../bench/functions/scene';
import { localCredentials } from '../../emulator';
import { LocalRequestClient } from '../../emulator/request-client';
import { decode, sign } from 'jsonwebtoken';
import { createSecretKey } from 'node:crypto';
import twilio from 'twilio';
import type { Environment } from '../../src/lib/configuration';
import { Audit, type AuditEntry } from '../../src/lib/people/audit';
import type { Person } from '../../src/lib/people/person';
import type { PersonRole } from '../../src/lib/people/roles';
import { sessionCookie, type OpenSession } from '../../src/lib/people/session-cookie';
import { Spending } from '../../src/lib/people/spending';
import { PeopleStore } from '../../src/lib/people/store';
import { everyFunction } from './every-function';
import { invoke, TestPlatform, type Handler, type Received, type Request } from './runtime';

const { accountSid, authToken, apiKey, apiSecret } = localCredentials;

interface Change {
  readonly env?: Environment;
  readonly body?: object;
  readonly headers?: Request['headers'];
  readonly cookies?: Request['cookies'];
}

/** A call of a Function by Alice, who has signed in as herself. */
export interface PreparedCall {
  readonly request: Request;
  readonly platform: TestPlatform;
  readonly handler: Handler;
  /** Calls it once more, with the change. */
  readonly call: (change?: Change) => Promise<Received>;
}

/** A floor on which everybody signs in as themselves, and for each Function a call of it that succeeds. */
export class PeopleScene {
  private constructor(readonly scene: Scene) {}

  static async open(): Promise<PeopleScene> {
    return new PeopleScene(await Scene.open());
  }

  close(): Promise<void> {
    return this.scene.close();
  }

  get emulator() {
    return this.scene.emulator;
  }

  get workspaceSid(): string {
    return this.emulator.control.sidOf('workspace', 'floor');
  }

  workerSid(name: string): string {
    return this.emulator.control.sidOf('worker', name);
  }

  get client() {
    return twilio(accountSid, authToken, { httpClient: new LocalRequestClient(this.emulator.origin) });
  }

  get #sync() {
    return this.client.sync.v1.services('default');
  }

  get store(): PeopleStore {
    return new PeopleStore({ sync: this.#sync, workspaceSid: this.workspaceSid, now: () => this.emulator.clock.now() });
  }

  get audit(): Audit {
    return new Audit({ sync: this.#sync, workspaceSid: this.workspaceSid, random: () => 0, log: () => undefined });
  }

  get spending(): Spending {
    const now = (): number => this.emulator.clock.now();
    return new Spending({ sync: this.#sync, workspaceSid: this.workspaceSid, now, random: () => 0, instance: 'test' });
  }

  /** The headers of a call with the token of the same person as a worker. */
  asWorker({ headers = {} }: Request): Record<string, string> {
    const [, token = ''] = (headers['Authorization'] ?? '').split(' ');
    const { grants, exp } = decode(token, { json: true }) as { grants: { task_router: object }; exp: number };
    const claims = { exp, grants: { ...grants, task_router: { ...grants.task_router, role: 'worker' } } };
    return {
      ...headers,
      Authorization: `Bearer ${sign(claims, createSecretKey(Buffer.from(apiSecret)), { issuer: apiKey, subject: accountSid })}`,
    };
  }

  lines(): Promise<AuditEntry[]> {
    return this.audit.read();
  }

  /** Makes somebody known, whose session counts. */
  async add(name: string, roles: readonly PersonRole[] = ['worker', 'supervisor']): Promise<OpenSession> {
    const workerSid = this.workerSid(name);
    const now = this.emulator.clock.now();
    const person: Person = { name, workerSid, roles: [...roles], isDisabled: false, generation: 7, ended: {} };
    await this.store.changePerson(name, () => person);
    return { id: `session of ${name}`, name, workerSid, roles, generation: 7, startedAt: now, seenAt: now };
  }

  cookies(session: OpenSession): Record<string, string> {
    const keys = { ACCOUNT_SID: accountSid, API_SECRET: apiSecret, WORKSPACE_SID: this.workspaceSid };
    const [pair = ''] = sessionCookie(session, keys).split('; ');
    const [name = '', value = ''] = pair.split('=');
    return { [name]: value };
  }

  /** Puts the floor back, with Alice signed in, and makes what a Function works on. */
  async prepare(name: FunctionName, origin = this.emulator.origin): Promise<PreparedCall> {
    const { env, headers, body } = await this.scene.prepare(name, origin);
    await this.audit.prepare();
    const session = await this.add('alice');
    const page = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' };
    const platform = new TestPlatform();
    platform.now = () => this.emulator.clock.now();
    const request = {
      env: { ...env, SIGN_IN: 'people' },
      body,
      headers: { ...page, ...headers },
      cookies: this.cookies(session),
    };
    const handler = everyFunction.find((sample) => sample.name === name)?.create(platform);
    if (!handler) throw new Error(`There is no Function ${name}`);
    const call: PreparedCall['call'] = (change = {}) =>
      invoke(handler, {
        ...request,
        env: { ...request.env, ...change.env },
        body: { ...request.body, ...change.body },
        headers: { ...request.headers, ...change.headers },
        cookies: change.cookies ?? request.cookies,
      });
    return { request, platform, handler, call };
  }
}
