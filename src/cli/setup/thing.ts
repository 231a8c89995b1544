/** Every kind of thing that a workspace file speaks of, in the order in which they are made: each may refer to those before. */
export const kinds = [
  'workspace',
  'activity',
  'taskChannel',
  'taskQueue',
  'workflow',
  'worker',
  'workerChannel',
  'phoneNumber',
] as const;
export type Kind = (typeof kinds)[number];

/** How a kind is called in a sentence. */
export const nouns: Readonly<Record<Kind, string>> = {
  workspace: 'workspace',
  activity: 'activity',
  taskChannel: 'task channel',
  taskQueue: 'task queue',
  workflow: 'workflow',
  worker: 'worker',
  workerChannel: 'channel',
  phoneNumber: 'phone number',
};

/**
 * What is set of a thing, in the terms of the workspace file: names instead of SIDs, `null` for none. A worker's attributes
 * are one field each, as `attributes.skills`.
 */
export type Fields = Readonly<Record<string, unknown>>;

/** One thing as it is at TaskRouter. */
export interface Thing {
  readonly sid: string;
  /** What it is known by: its name; the unique name of a channel; a phone number. */
  readonly name: string;
  readonly fields: Fields;
  /** A worker's attributes as they are written. */
  readonly attributes?: string;
  /** Its version, where it has one. */
  readonly etag?: string;
}
