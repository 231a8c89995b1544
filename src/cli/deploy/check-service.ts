import * as v from 'valibot';
import { pauseBefore } from '../http/retry-timing';
import type { Io } from '../io';
import type { Answer, Ask } from './ask';

/** One thing that a deployed desk has to do, and whether it does. */
export interface Check {
  readonly title: string;
  readonly ok: boolean;
  readonly found: string;
  readonly wanted: string;
}

interface Expectation {
  readonly title: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly wanted: string;
  readonly accepts: (answer: Answer) => boolean;
}

/** A Function's refusal. */
const refusalSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ error: v.object({ code: v.string(), message: v.string() }) }),
);

function refusalIn({ type, body }: Answer): { readonly code: string; readonly message: string } | undefined {
  if (type !== 'application/json') return undefined;
  const read = v.safeParse(refusalSchema, body);
  return read.success ? read.output.error : undefined;
}

const isRefusal = (answer: Answer, ...codes: readonly string[]): boolean =>
  codes.includes(refusalIn(answer)?.code ?? '');

/** @param version - What `/version.json` has to say; `undefined` where the build wrote none. */
const expectations = (version: string | undefined): readonly Expectation[] => [
  {
    title: 'the page is served',
    method: 'GET',
    path: '/',
    wanted: '200 with the page',
    accepts: ({ status, type, body }) => status === 200 && type === 'text/html' && body.includes('/desk.js'),
  },
  {
    title: 'its script is served',
    method: 'GET',
    path: '/desk.js',
    wanted: '200',
    accepts: ({ status }) => status === 200,
  },
  {
    title: 'nobody signs in without a name',
    method: 'POST',
    path: '/token',
    wanted: '400 invalid_request or 401 unauthorized, in JSON',
    accepts: (answer) => isRefusal(answer, 'invalid_request', 'unauthorized'),
  },
  {
    title: 'only Twilio can call the assignment callback',
    method: 'POST',
    path: '/assignment',
    wanted: '400 or 403, since the request has no signature',
    accepts: ({ status }) => status === 400 || status === 403,
  },
  ...(version === undefined
    ? []
    : [
        {
          title: 'it is the version that was built',
          method: 'GET' as const,
          path: '/version.json',
          wanted: version,
          accepts: ({ status, body }: Answer) => status === 200 && body.trim() === version,
        },
      ]),
];

const mostAttempts = 6;
const shownCharacters = 120;

function describe(answer: Answer): string {
  const refusal = refusalIn(answer);
  if (refusal) return `${answer.status} ${refusal.code}: ${refusal.message}`;
  return `${answer.status} ${answer.type} ${answer.body.slice(0, shownCharacters)}`.trim();
}

/**
 * Asks a desk that was just deployed whether it is there. A new service takes a moment to be known everywhere, so what
 * is not as it should be is asked again a few times.
 *
 * @param origin - Where it is: `https://taskrouter-desk-1234-dev.twil.io`.
 */
export async function checkService(
  origin: string,
  { ask, io, version }: { ask: Ask; io: Pick<Io, 'clock' | 'random' | 'signal'>; version: string | undefined },
): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (const { title, method, path, wanted, accepts } of expectations(version)) {
    for (let attempt = 1; ; attempt += 1) {
      const [ok, found] = await ask(method, origin + path).then(
        (answer) => [accepts(answer), describe(answer)] as const,
        (error: unknown) => [false, error instanceof Error ? error.message : String(error)] as const,
      );
      const pauseMs =
        ok || attempt >= mostAttempts || io.signal.aborted ? undefined : pauseBefore(attempt, io.random());
      if (pauseMs === undefined) {
        checks.push({ title, ok, found: ok ? wanted : found, wanted });
        break;
      }
      await io.clock.sleep(pauseMs, io.signal);
    }
  }
  return checks;
}
