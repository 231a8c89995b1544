import type { ExitCode } from '../exit-codes';
import type { Waivers } from '../waive-option';
import type { Invocation } from '../invocation';

/** Looks over the account before a desk is deployed to it; `exitCodes.done` where nothing stops it that is not waived. */
export type Doctor = (invocation: Invocation, waive: Waivers | undefined) => Promise<ExitCode>;

/** The doctor that `desk deploy` asks: `desk doctor`, without what can only be looked at once a desk is deployed. */
export const runDoctor: Doctor = async (invocation, waive) =>
  (await import('../examine-before-deployment')).examineBeforeDeployment(invocation, waive);
