import { CliError } from './cli-error';
import { UnansweredError } from './http/unanswered-error';

/** What of an answer from Twilio is told, whether from the twilio package's exception or elsewhere. */
export interface Refusal {
  readonly status: number;
  /** Twilio's own number. */
  readonly code: number | undefined;
  readonly message: string;
}

/** An error that stands for an answer of Twilio; undefined for any other. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  const code = 'code' in error && typeof error.code === 'number' ? error.code : undefined;
  return { status: error.status, code, message: error.message };
}

/** Whether Twilio answered that there is no such thing (any more). */
export function isGone(error: unknown): boolean {
  return refusalOf(error)?.status === 404;
}

/**
 * Whether nothing else can come of going on: the credentials are refused, nobody answers, or Ctrl-C was pressed.
 */
export function isFatal(error: unknown): boolean {
  if (error instanceof CliError || error instanceof UnansweredError) return true;
  const status = refusalOf(error)?.status;
  return status === 401 || status === 403;
}

/** Whether Twilio could not answer, also when it was asked again. It may be this one thing, or Twilio as a whole. */
export function isUnableToAnswer(error: unknown): boolean {
  const status = refusalOf(error)?.status;
  return status !== undefined && (status === 429 || status >= 500);
}

const adviceFor = (host: string): string =>
  host.endsWith('.twilio.com')
    ? "Check this machine's network, and what stands between, such as a firewall; https://status.twilio.com says how Twilio is. For the local TaskRouter, say --local."
    : 'Start the local TaskRouter with “npm start”, or say its address with --origin.';

/** Says in the operator's terms why a verb could not be done as a whole. A defect of the program itself is thrown on. */
export function explain(error: unknown): CliError {
  if (error instanceof CliError) return error;
  if (error instanceof UnansweredError) {
    return new CliError('unreachable', `${error.message} ${adviceFor(error.host)}`);
  }
  const refusal = refusalOf(error);
  if (!refusal) throw error;
  const { status, code, message } = refusal;
  if (status === 401 || status === 403) {
    return new CliError(
      'credentials_refused',
      `Twilio refused the credentials (HTTP ${status}). Check ACCOUNT_SID and AUTH_TOKEN, or API_KEY and API_SECRET, and that they are of this account.`,
    );
  }
  if (status === 404) {
    return new CliError('not_found', `Twilio does not know it: ${message} Check the SID, and the workspace.`);
  }
  if (isUnableToAnswer(error)) {
    return new CliError('unreachable', `Twilio could not answer (HTTP ${status}): ${message} Try again in a moment.`);
  }
  return new CliError('refused', `Twilio refused it (HTTP ${status}${code ? `, ${code}` : ''}): ${message}`);
}
