import type { Received } from './runtime';

declare global {
  // eslint-style name clash is intended: this is how jest's own types are extended.
  namespace jest {
    interface Matchers<R> {
      /** Holds a reply against all that is promised of a refusal: status, shape, caching, and what it must not give away. */
      toBeRefusal(status: number, code: string): R;
    }
  }
}

const secrets = /that-nobody-may-see|words-of-twilio|node_modules|\.ts\b|\n\s+at |eyJ/;

function problemsOf(received: Received, status: number, code: string): string[] {
  const { error, ...rest }: { error?: { code?: unknown; message?: unknown } } = JSON.parse(received.text);
  const { code: actual, message, ...more } = error ?? {};
  const { 'Content-Type': type, 'Cache-Control': caching } = received.headers;
  return [
    received.status === status ? '' : `status ${received.status} instead of ${status}`,
    actual === code ? '' : `code ${String(actual)} instead of ${code}`,
    typeof message === 'string' && message.length > 0 ? '' : 'no message',
    Object.keys({ ...rest, ...more }).length === 0 ? '' : 'more than a code and a message',
    type === 'application/json' ? '' : `content type ${String(type)}`,
    caching === 'no-store' ? '' : `cache control ${String(caching)}`,
    secrets.test(received.text) ? 'something that must stay inside' : '',
  ].filter(Boolean);
}

expect.extend({
  toBeRefusal(received: Received, status: number, code: string) {
    const problems = problemsOf(received, status, code);
    return {
      pass: problems.length === 0,
      message: () => `Expected a refusal ${status} ${code}, but it has ${problems.join(', ')}: ${received.text}`,
    };
  },
});

/** The message of a refusal. */
export function messageOf(received: Received): string {
  const { error }: { error: { message: string } } = JSON.parse(received.text);
  return error.message;
}
