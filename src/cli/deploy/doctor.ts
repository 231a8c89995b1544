import type { ExitCode } from '../exit-codes';
import type { Invocation } from '../invocation';

/** Looks over the account before a desk is deployed to it; `exitCodes.done` where all is well. */
export type Doctor = (invocation: Invocation) => Promise<ExitCode>;

/** The doctor that `desk deploy` asks: `desk doctor`, without what can only be looked at once a desk is deployed. */
export const runDoctor: Doctor = async (invocation) =>
  (await import('../doctor/before-deployment')).examineBeforeDeployment(invocation);
