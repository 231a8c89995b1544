import { exitCodes, type ExitCode } from './exit-codes';
import type { Invocation } from './invocation';
import { allChecks } from './doctor/checks';
import { examine, isHealthy } from './doctor/doctor-verb';
import { printReport, summary } from './doctor/print-report';
import type { Waivers } from './waive-option';

/**
 * Looks at what a deployment needs, and tells on standard error what is wrong. Where the desk is, and whether Twilio calls
 * it there, comes after.
 *
 * @returns `failed` where something stops the deployment
 */
export async function examineBeforeDeployment(invocation: Invocation, waive?: Waivers): Promise<ExitCode> {
  const { io } = invocation;
  const checks = allChecks.filter(({ afterDeployment = false }) => !afterDeployment);
  const { examined, shown } = await examine(invocation, checks, { ...(waive && { waive }) });
  printReport(
    io,
    io.stderr,
    examined.filter(({ status, waived }) => status !== 'valid' || waived !== undefined),
    shown,
  );
  io.stderr.write(`${summary(examined)}\n`);
  return isHealthy(examined) ? exitCodes.done : exitCodes.failed;
}
