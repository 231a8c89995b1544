import type { Kind } from '../thing';

/** One field that changes. */
export interface Change {
  readonly field: string;
  /** Absent where there is nothing yet. */
  readonly from?: unknown;
  /** Absent where it is taken away. */
  readonly to?: unknown;
}

/** One request that changes something. */
export interface Operation {
  readonly action: 'create' | 'update' | 'remove';
  readonly kind: Kind;
  readonly name: string;
  /** The worker whose channel it is. */
  readonly of?: string;
  /** `null` where it is made by an operation before. */
  readonly sid: string | null;
  readonly changes: readonly Change[];
}

/** Something that the file does not name, and that stays as it is. */
export interface LeftAlone {
  readonly kind: Kind;
  readonly name: string;
  /** `null` where a new workspace will have it. */
  readonly sid: string | null;
  /** Why, where it would have been removed. */
  readonly because?: string;
}

/** Why there can be no plan: something that only a person can put right. */
export interface Problem {
  /** File and line. */
  readonly where: string;
  readonly message: string;
}

/** Everything that is to happen, in order. Carrying it out means these requests and no others. */
export interface Plan {
  readonly workspace: { readonly name: string; readonly sid: string | null };
  readonly operations: readonly Operation[];
  /** How many things are as the file says. */
  readonly unchanged: number;
  readonly leftAlone: readonly LeftAlone[];
  /** Addresses that wait until their placeholders stand for something. */
  readonly waiting: readonly Problem[];
  readonly problems: readonly Problem[];
}
