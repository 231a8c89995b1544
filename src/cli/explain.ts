import type { Variables } from './credentials/environment';
import { CliError } from './cli-error';
import { fileTrouble } from './files/file-trouble';
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
  // The twilio package takes it from the answer, whatever that is.
  const { message }: { readonly message: unknown } = error;
  return { status: error.status, code, message: typeof message === 'string' ? message : 'no reason was given' };
}

/** Whether Twilio answered that there is no such thing (any more). */
export function isGone(error: unknown): boolean {
  return refusalOf(error)?.status === 404;
}

/** What comes of some work; undefined where it is about something that is not there (any more). */
export async function unlessGone<Result>(work: Promise<Result>): Promise<Result | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
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

/** What somebody else says rarely ends as a sentence does. */
const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

const certificates =
  'If a proxy or firewall inspects traffic, point NODE_EXTRA_CA_CERTS to its certificate; also check the clock of this machine.';

const adviceFor = (host: string): string =>
  host.endsWith('.twilio.com')
    ? "Check this machine's network and any firewall; https://status.twilio.com shows Twilio's status. For the local TaskRouter, use --local."
    : 'Start the local TaskRouter with “npm start”, or give its address with --origin.';

/** Says in the operator's terms why a verb could not be done as a whole. A defect of the program itself is thrown on. */
export function explain(error: unknown): CliError {
  if (error instanceof CliError) return error;
  if (error instanceof UnansweredError) {
    return new CliError('unreachable', `${error.message} ${error.isDistrusted ? certificates : adviceFor(error.host)}`);
  }
  const trouble = fileTrouble(error);
  if (trouble) return trouble;
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
    return new CliError('not_found', `Twilio cannot find it: ${sentence(message)} Check the SID, and the workspace.`);
  }
  if (isUnableToAnswer(error)) {
    return new CliError(
      'unreachable',
      `Twilio could not answer (HTTP ${status}): ${sentence(message)} Try again in a moment.`,
    );
  }
  return new CliError('refused', `Twilio refused it (HTTP ${status}${code ? `, ${code}` : ''}): ${message}`);
}

/**
 * The same for anything at all: what nobody has thought of becomes a sentence, too. Where it came up is told to who asks
 * for it with `DEBUG=desk`.
 */
export function explainAnything(error: unknown, { DEBUG: debug = '' }: Variables): CliError {
  try {
    return explain(error);
  } catch {
    const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const stack = error instanceof Error && /(^|[,\s])(desk|\*)($|[,\s])/.test(debug) ? `\n${error.stack ?? ''}` : '';
    return new CliError(
      'defect',
      `desk cannot interpret this: ${sentence(said)} Either something other than Twilio answered, or it is a bug in desk: ` +
        `run the same command with DEBUG=desk to see where, and please report it.${stack}`,
    );
  }
}
