import type { Problem } from '../../desk/ground/facts';

/** An attribute that can be changed in a field; `text` is what the field shows. */
export interface FieldOfPerson {
  readonly key: string;
  /** JSON text; absent where the worker has no such attribute. */
  readonly before?: string;
  readonly text: string;
}

/** A worker as they can be changed. */
export interface PersonRead {
  readonly fields: readonly FieldOfPerson[];
  readonly channels: readonly { readonly channel: string; readonly capacity: number }[];
}

/** The form about a person's skills and capacity; one at a time. */
export interface PersonForm {
  readonly workerSid: string;
  /** Absent until it was read. */
  readonly read?: PersonRead;
  readonly problem?: Problem;
}

/** What is to become of a person: only what was changed, each with what it was. */
export interface PersonChanges {
  readonly attributes: readonly { readonly key: string; readonly before?: string; readonly value?: string }[];
  readonly capacities: readonly { readonly channel: string; readonly before: number; readonly capacity: number }[];
}
