/** What version 1 hands to a callback where something went wrong. */
export class VersionOneError extends Error {
  override readonly name = 'VersionOneError';

  constructor(
    /** The HTTP status; 0 where no answer came. */
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

export const wrong = (message: string): VersionOneError => new VersionOneError(400, message);

/** Something that version 1 could do and no page can do any more. */
export const impossible = (what: string, instead: string): VersionOneError =>
  new VersionOneError(501, `${what} is not possible with today's TaskRouter SDK: ${instead}`);

/** The SDK has the status in its words alone. */
const withStatus = /status code (\d{3})\. ?([\s\S]*)$/;
const noAnswer = ['NETWORK_ERROR', 'REQUEST_TIMEOUT_ERROR'];

/** An error as version 1 hands it over. */
export function asVersionOne(error: unknown): VersionOneError {
  if (error instanceof VersionOneError) return error;
  if (!(error instanceof Error)) return new VersionOneError(0, String(error));
  const [, status, message] = withStatus.exec(error.message) ?? [];
  if (status !== undefined) return new VersionOneError(Number(status), message ?? error.message);
  return new VersionOneError(noAnswer.includes(error.name) ? 0 : 400, error.message);
}

export type Callback<T> = (error: VersionOneError | null, result: T | null) => void;

/** How often a request is made again that got no answer, or the answer 500. */
const isPassing = ({ code }: VersionOneError): boolean => code === 0 || code === 500;

export interface Answering {
  /** How often a request is repeated that got no answer, or a 500. */
  readonly maxRetries: number;
  /** Told of an error that no callback takes. */
  readonly warn: (message: string) => void;
}

/**
 * Does something, and hands what came of it to a callback.
 *
 * @param callback - Without one, an error is only said.
 */
export async function answerTo<T>(
  { maxRetries, warn }: Answering,
  callback: Callback<T> | undefined,
  act: () => Promise<T>,
): Promise<void> {
  let result: T;
  try {
    result = await repeated(act, maxRetries);
  } catch (error) {
    const told = asVersionOne(error);
    if (callback) callback(told, null);
    else warn(`${told.code}: ${told.message}`);
    return;
  }
  callback?.(null, result);
}

async function repeated<T>(act: () => Promise<T>, timesMore: number): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (timesMore <= 0 || !isPassing(asVersionOne(error))) throw error;
    return repeated(act, timesMore - 1);
  }
}
