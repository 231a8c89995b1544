import { type Credentials, localCredentials } from '../../../emulator/credentials';

export const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Record<string, unknown>;
}

/** What answers: an app, or a server behind {@link overHttp}. */
interface Asked {
  request(url: string, init: RequestInit): Response | Promise<Response>;
}

/** A server at an origin. */
export const overHttp = (origin: string): Asked => ({
  request: (url, init) => fetch(url.replace(anywhere, origin), init),
});

const anywhere = 'http://localhost:4010';

/** Asks for things as an authenticated client would. */
export class RestClient {
  readonly #asked: Asked;
  readonly #authorization: string;

  constructor(asked: Asked, { accountSid, authToken }: Credentials = localCredentials) {
    this.#asked = asked;
    this.#authorization = basic(accountSid, authToken);
  }

  async send(path: string, init: RequestInit = {}): Promise<Answer> {
    const headers = new Headers(init.headers);
    if (!headers.has('authorization')) headers.set('authorization', this.#authorization);
    const response = await this.#asked.request(new URL(path, anywhere).href, { ...init, headers });
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
