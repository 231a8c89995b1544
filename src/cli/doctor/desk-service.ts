import type { OperatorsClient } from '../http/operators-client';

/** What a desk answered. */
export interface DeskAnswer {
  readonly status: number;
  /** Read as JSON where it is JSON. */
  readonly body: unknown;
}

/** A desk that may be deployed somewhere. */
export interface DeskService {
  /** Where it is, as `https://desk-1234-dev.twil.io`; undefined where nobody knows. */
  readonly origin: () => Promise<string | undefined>;
  /** @throws UnansweredError where nobody is there */
  get(url: string): Promise<DeskAnswer>;
  /** Sends a form, as Twilio does. @throws UnansweredError where nobody is there */
  post(url: string, form: Readonly<Record<string, string>>, signature?: string): Promise<DeskAnswer>;
}

const longestWaitMs = 15_000;

/** @param client - One that takes any answer. */
export function deskService(
  client: () => Promise<OperatorsClient>,
  origin: () => Promise<string | undefined>,
): DeskService {
  return {
    origin,
    async get(uri) {
      const { statusCode: status, body } = await (
        await client()
      ).request<unknown>({ method: 'get', uri, headers: {}, timeout: longestWaitMs });
      return { status, body };
    },
    async post(uri, data, signature) {
      const headers = {
        'Content-Type': 'application/x-www-form-urlencoded',
        ...(signature !== undefined && { 'X-Twilio-Signature': signature }),
      };
      const { statusCode: status, body } = await (
        await client()
      ).request<unknown>({ method: 'post', uri, headers, data, timeout: longestWaitMs });
      return { status, body };
    },
  };
}

/** What a Function says about why it refuses: `{"error": {"code", "message"}}`. */
export function refusalIn({ body }: DeskAnswer): { readonly code: string; readonly message: string } | undefined {
  if (typeof body !== 'object' || body === null || !('error' in body)) return undefined;
  const { error } = body;
  if (typeof error !== 'object' || error === null || !('code' in error) || !('message' in error)) return undefined;
  return { code: String(error.code), message: String(error.message) };
}

/** An answer in words. */
export function describeAnswer(answer: DeskAnswer): string {
  const refusal = refusalIn(answer);
  return `HTTP ${answer.status}${refusal ? `: ${refusal.message}` : ''}`;
}
