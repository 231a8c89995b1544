import type { Command } from 'commander';
import type { Connection } from './connection';
import type { ExitCode } from './exit-codes';
import type { Io } from './io';

/** One call of `desk`, as its verbs see it. */
export interface Invocation {
  readonly io: Io;
  /** Print for programs: JSON lines for a list, one object for a summary. */
  readonly json: boolean;
  /** How many things bulk work does at a time. */
  readonly concurrency: number;
  /** The account to work on; made once. @throws CliError `not_configured` */
  readonly connect: () => Promise<Connection>;
  /** The credentials of the environment may go to the local TaskRouter. */
  readonly ownCredentials?: boolean;
  /** Where the local TaskRouter is, if that is what to work on; needs no credentials. */
  readonly origin: () => Promise<string | undefined>;
}

/** Runs a verb: gives it the invocation, and the process its exit code. */
export type Act = (verb: (invocation: Invocation) => Promise<ExitCode>) => Promise<void>;

/**
 * Adds a noun with its verbs to the command line. What a verb needs besides the parser is to be imported when it runs, so
 * that `desk --help` stays quick.
 */
export type Noun = (program: Command, act: Act) => void;
