import type { Hono } from 'hono';
import type { Credentials } from '../../../emulator/credentials';
import { localCredentials } from '../../../emulator/credentials';

export const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Record<string, unknown>;
}

/** Asks an app for things as an authenticated client would, with no port in between. */
export class RestClient {
  readonly #app: Hono;
  readonly #authorization: string;

  constructor(app: Hono, { accountSid, authToken }: Credentials = localCredentials) {
    this.#app = app;
    this.#authorization = basic(accountSid, authToken);
  }

  async send(path: string, init: RequestInit = {}): Promise<Answer> {
    const headers = new Headers(init.headers);
    if (!headers.has('authorization')) headers.set('authorization', this.#authorization);
    const response = await this.#app.request(new URL(path, 'http://localhost:4010').href, { ...init, headers });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      json: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    };
  }

  get(path: string, headers: HeadersInit = {}): Promise<Answer> {
    return this.send(path, { headers });
  }

  /** @param form - Pairs, since a name may be sent several times. */
  post(
    path: string,
    form: Record<string, string> | [string, string][] = {},
    headers: HeadersInit = {},
  ): Promise<Answer> {
    return this.send(path, { method: 'POST', body: new URLSearchParams(form), headers });
  }

  delete(path: string, headers: HeadersInit = {}): Promise<Answer> {
    return this.send(path, { method: 'DELETE', headers });
  }
}
