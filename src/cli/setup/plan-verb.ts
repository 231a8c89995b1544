import { stringify } from 'lossless-json';
import { exitCodes, type ExitCode } from '../exit-codes';
import type { Invocation } from '../invocation';
import { prepare, type PlanningOptions } from './prepare';
import { printPlan } from './print/print-plan';
import { jsonLine } from '../output/json-line';

/** `desk setup plan` */
export async function runPlan(invocation: Invocation, path: string, options: PlanningOptions): Promise<ExitCode> {
  const { io, json } = invocation;
  const { plan } = await prepare(invocation, path, options);
  if (json) io.stdout.write(jsonLine({ verb: 'setup plan', ...plan }, stringify));
  else printPlan(io, plan);
  if (plan.problems.length > 0) return exitCodes.failed;
  return plan.operations.length > 0 ? exitCodes.pending : exitCodes.done;
}
