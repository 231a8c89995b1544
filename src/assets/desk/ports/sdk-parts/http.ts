/**
 * The part of axios that `twilio-taskrouter` 2.1 uses, made of `fetch`: the build puts it in the place of the package,
 * which would be a fifth of the page. See docs/decisions/0009-sdk-without-ballast.md.
 */

interface Defaults {
  /** Milliseconds. */
  readonly timeout: number;
  readonly headers: Readonly<Record<string, string>>;
}

interface Answer {
  readonly status: number;
  /** Parsed where it is JSON, else the text. */
  readonly data: unknown;
}

/** What axios throws: with `response` where the server answered, with `request` where it did not. */
export class HttpError extends Error {
  override readonly name = 'AxiosError';

  constructor(
    message: string,
    readonly request: object,
    readonly response?: Answer,
  ) {
    super(message);
  }
}

/** A client for requests of the method POST, the only one the SDK sends. */
function create({ timeout, headers }: Defaults) {
  return {
    async post(
      url: string,
      body: string,
      options: { headers?: Readonly<Record<string, string>> } = {},
    ): Promise<Answer> {
      const request: RequestInit = {
        method: 'POST',
        headers: { ...STANDARD_HEADERS, ...headers, ...options.headers },
        body,
        credentials: 'same-origin',
        signal: AbortSignal.timeout(timeout),
      };
      const answer = await ask(url, request, timeout);
      if (answer.status >= 200 && answer.status < 300) return answer;
      throw new HttpError(`Request failed with status code ${answer.status}`, request, answer);
    },
  };
}

/** What axios sends with a text. */
const STANDARD_HEADERS = {
  Accept: 'application/json, text/plain, */*',
  'Content-Type': 'application/x-www-form-urlencoded',
};

async function ask(url: string, request: RequestInit, timeout: number): Promise<Answer> {
  try {
    const response = await fetch(url, request);
    return { status: response.status, data: parsed(await response.text()) };
  } catch {
    throw new HttpError(request.signal?.aborted ? `timeout of ${timeout}ms exceeded` : 'Network Error', request);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export default { create };
