import * as v from 'valibot';
import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { SeedError } from './seed-error';

const name = v.pipe(v.string(), v.nonEmpty('must not be empty'), v.maxLength(64, 'must have at most 64 characters'));
const seconds = v.pipe(v.number(), v.integer('must be a whole number of seconds'), v.minValue(1), v.maxValue(86_400));
const capacity = v.pipe(v.number(), v.integer(), v.minValue(0));
const attributes = v.record(v.string(), v.unknown());

const seedSchema = v.strictObject({
  workspace: name,
  multiTaskEnabled: v.optional(v.boolean(), true),
  prioritizeQueueOrder: v.optional(v.picklist(['FIFO', 'LIFO']), 'FIFO'),
  eventCallbackUrl: v.optional(v.string()),
  /** Comma-separated event types. */
  eventsFilter: v.optional(v.string()),
  activities: v.optional(v.array(v.strictObject({ name, available: v.optional(v.boolean(), false) })), []),
  defaultActivity: v.optional(name),
  timeoutActivity: v.optional(name),
  /** Besides those that every workspace has, which may be named to change them. */
  taskChannels: v.optional(
    v.array(
      v.strictObject({
        name,
        uniqueName: name,
        channelOptimizedRouting: v.optional(v.boolean(), false),
      }),
    ),
    [],
  ),
  taskQueues: v.optional(
    v.array(
      v.strictObject({
        name,
        targetWorkers: v.optional(v.string(), '1==1'),
        maxReservedWorkers: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), 1),
        taskOrder: v.optional(v.picklist(['FIFO', 'LIFO']), 'FIFO'),
        reservationActivity: v.optional(name),
        assignmentActivity: v.optional(name),
      }),
    ),
    [],
  ),
  workflows: v.optional(
    v.array(
      v.strictObject({
        name,
        /** Queues are named by their names. */
        configuration: v.record(v.string(), v.unknown()),
        assignmentCallbackUrl: v.optional(v.string()),
        fallbackAssignmentCallbackUrl: v.optional(v.string()),
        taskReservationTimeout: v.optional(seconds, 120),
      }),
    ),
    [],
  ),
  workers: v.optional(
    v.array(
      v.strictObject({
        name,
        activity: v.optional(name),
        attributes: v.optional(attributes, {}),
        /** By task channel: the capacity, or with it whether the worker takes any. */
        channels: v.optional(
          v.record(v.string(), v.union([capacity, v.strictObject({ capacity, available: v.boolean() })])),
        ),
      }),
    ),
    [],
  ),
  phoneNumbers: v.optional(v.array(v.strictObject({ number: name, voiceUrl: v.string() })), []),
});

/** A workspace described in a file: everything refers to everything else by name. */
export type Seed = v.InferOutput<typeof seedSchema>;
/** The same as it may be written, with what goes without saying left out. */
export type WrittenSeed = v.InferInput<typeof seedSchema>;

function lineOf(document: Document, lines: LineCounter, path: readonly (string | number)[]): number | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
    if (Array.isArray(range) && typeof range[0] === 'number') return lines.linePos(range[0]).line;
  }
  return undefined;
}

/**
 * Reads a seed written in YAML or JSON.
 *
 * @param text - The file's content.
 * @param source - The file's name, for messages.
 * @throws SeedError naming the line that is wrong and what was expected there
 */
export function readSeed(text: string, source: string): Seed {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const broken = document.errors[0];
  if (broken) throw new SeedError(`${source}: ${broken.message}`);
  const result = v.safeParse(seedSchema, document.toJS());
  if (result.success) return result.output;
  const issue = result.issues[0];
  const path = (issue.path ?? []).flatMap(({ key }) =>
    typeof key === 'string' || typeof key === 'number' ? [key] : [],
  );
  const line = lineOf(document, lines, path);
  const where = path.length > 0 ? path.join('.') : 'the file';
  throw new SeedError(`${source}${line === undefined ? '' : `:${line}`}: ${where}: ${issue.message}`);
}
