import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { stepSchema, type Step } from '../account/recorded-step';
import { version as madeBy } from '../package.json';
import { RecordingError } from './recording-error';

const formatName = 'local-taskrouter recording';
/** Each reads those of all before it. */
export const recordingVersion = 1;

const headerSchema = v.object({
  format: v.literal(formatName),
  version: v.number(),
  /** The version of the package that wrote it. */
  madeBy: v.string(),
  accountSid: v.string(),
  region: v.string(),
});
export type RecordingHeader = Pick<v.InferOutput<typeof headerSchema>, 'accountSid' | 'region'>;

/** What is in a recording. */
export interface Recording extends RecordingHeader {
  readonly madeBy: string;
  readonly steps: readonly Step[];
  /** Why it may not be the whole of what happened; absent where it is. */
  readonly cut?: string;
}

/** A recording is lines of JSON; the first says what the file is. */
export const headerLine = (header: RecordingHeader): string =>
  `${JSON.stringify({ format: formatName, version: recordingVersion, madeBy, ...header })}\n`;

export const stepLine = (step: object): string => `${JSON.stringify(step)}\n`;

/** @throws RecordingError where it cannot be read, is none, is of an unknown version, or is damaged */
export async function readRecording(path: string): Promise<Recording> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'there is no such file' : error.message;
    throw new RecordingError(`The recording ${path} cannot be read: ${why}`);
  });
  const lines = text.split('\n');
  // What follows the last line's end was being written when the process ended, or was lost on the way here.
  const torn = lines.pop() ?? '';
  const [first, ...rest] = lines;
  const { accountSid, region, madeBy: maker } = readHeader(first ?? torn, path);
  const steps = rest.map((line, index) => readStep(line, index + 2, path));
  const last = steps.at(-1);
  if (last?.do === 'end' && torn === '') return { accountSid, region, madeBy: maker, steps };
  const cut = `${path} ends in the middle: it was cut off, or the local TaskRouter ended before its end was written. Its ${steps.length} whole steps are replayed.`;
  return { accountSid, region, madeBy: maker, steps, cut };
}

function readHeader(line: string, path: string): v.InferOutput<typeof headerSchema> {
  const read = v.safeParse(headerSchema, parsed(line));
  if (!read.success)
    throw new RecordingError(`${path} is not a recording of the local TaskRouter: expected a file written by --record`);
  const { version, madeBy: maker } = read.output;
  if (version === recordingVersion) return read.output;
  throw new RecordingError(
    `${path} is a recording of format ${version}, written by version ${maker} of the local TaskRouter; this version, ${madeBy}, ` +
      `reads format ${recordingVersion}: replay it by npx local-taskrouter@${maker} replay`,
  );
}

function readStep(line: string, number: number, path: string): Step {
  const read = v.safeParse(stepSchema, parsed(line));
  if (read.success) return read.output;
  const [issue] = read.issues;
  throw new RecordingError(
    `${path} is damaged in line ${number}: ${v.getDotPath(issue) ?? 'the line'}: ${issue.message}. To replay what stands before it: head -n ${number - 1} ${path} > a-new-file`,
  );
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
