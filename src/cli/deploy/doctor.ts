import type { ExitCode } from '../exit-codes';
import type { Invocation } from '../invocation';

/** Looks over the account before a desk is deployed to it; `exitCodes.done` where all is well. */
export type Doctor = (invocation: Invocation) => Promise<ExitCode>;

/** The doctor that `desk deploy` asks; none until there is a `desk doctor`. */
export const runDoctor: Doctor | undefined = undefined;
