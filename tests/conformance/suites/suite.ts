import type { Service } from '../service';

/** The words that a suite is written in: jest's own, or others that keep what they are given, to be run elsewhere. */
export interface Words {
  readonly describe: (name: string, body: () => void) => void;
  readonly it: (name: string, body: () => Promise<unknown>) => void;
  readonly beforeAll: (body: () => Promise<unknown>) => void;
  readonly afterAll: (body: () => Promise<unknown>) => void;
  readonly beforeEach: (body: () => Promise<unknown>) => void;
  readonly afterEach: (body: () => Promise<unknown>) => void;
}

/** A part of the conformance suite that asks nothing of the account it is run in but what {@link Service} promises. */
export type Suite = (words: Words, open: () => Promise<Service>) => void;
