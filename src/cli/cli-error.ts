import { exitCodes, type ExitCode } from './exit-codes';

/** Every way a verb can refuse as a whole, and what the process then ends with. */
const exitCodeByCode = {
  usage: exitCodes.usage,
  not_configured: exitCodes.notConfigured,
  credentials_refused: exitCodes.notConfigured,
  only_local: exitCodes.usage,
  not_found: exitCodes.failed,
  refused: exitCodes.failed,
  file: exitCodes.failed,
  defect: exitCodes.failed,
  unreachable: exitCodes.unreachable,
  declined: exitCodes.declined,
  interrupted: exitCodes.interrupted,
} as const;

export type CliErrorCode = keyof typeof exitCodeByCode;

/** Every code there is, as `--json` tells it. */
export const cliErrorCodes: readonly string[] = Object.keys(exitCodeByCode);

/**
 * A refusal to show to the operator. Its message says what was wrong, what was expected and what to do next, and never
 * holds a secret.
 */
export class CliError extends Error {
  readonly code: CliErrorCode;

  constructor(code: CliErrorCode, message: string) {
    super(message);
    this.name = 'CliError';
    this.code = code;
  }

  get exitCode(): ExitCode {
    return exitCodeByCode[this.code];
  }
}

/** Ctrl-C was pressed while something was waited for. */
export class StoppedError extends CliError {
  constructor(
    /** Whether what was waited for may have been carried out, its answer being lost. */
    readonly mayBeDone: boolean,
  ) {
    super('interrupted', 'Stopped.');
  }
}

export const interrupted = (mayBeDone = false): CliError => new StoppedError(mayBeDone);
