import * as v from 'valibot';
import { CliError, interrupted } from '../cli-error';
import { UnansweredError } from '../http/unanswered-error';

/** A pretend call that was placed. */
export interface PlacedCall {
  readonly callSid: string;
  readonly from: string;
  /** Null where the local TaskRouter chose its first number. */
  readonly to: string | null;
}

const answerSchema = v.union([v.object({ callSid: v.string() }), v.object({ message: v.string() })]);

/**
 * Places a pretend call through the local TaskRouter's control API.
 *
 * @throws CliError `refused`, where it is not a local TaskRouter or will not have the call
 * @throws UnansweredError where nobody answers
 */
export async function placeCall(
  origin: string,
  call: { from: string; to: string | undefined },
  signal: AbortSignal,
): Promise<PlacedCall> {
  const response = await fetch(`${origin}/_emulator/v1/calls`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(call),
    signal,
  }).catch((error: unknown) => {
    if (signal.aborted) throw interrupted();
    const code = codeOf(error) ?? 'no connection';
    throw new UnansweredError(new URL(origin).host, code);
  });
  const answer = v.safeParse(answerSchema, await response.json().catch(() => undefined));
  if (!answer.success) throw new CliError('refused', `${origin} is not a local TaskRouter (HTTP ${response.status}).`);
  if ('message' in answer.output) throw new CliError('refused', `The call was not placed: ${answer.output.message}`);
  return { callSid: answer.output.callSid, from: call.from, to: call.to ?? null };
}

/** `fetch` keeps Node's code, as `ECONNREFUSED`, in what caused its error. */
function codeOf(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
}
