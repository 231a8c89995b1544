import * as v from 'valibot';
import { readFile } from 'node:fs/promises';
import { CliError } from '../cli-error';
import { deployInfoFile, manifestFile } from '../project-folder';
import { exitCodes, type ExitCode } from '../exit-codes';
import type { Invocation } from '../invocation';
import { jsonLine } from '../output/json-line';
import { plain } from '../output/plain';
import { findService, removeService, type DeployedEnvironment, type DeployedService } from '../deployed-service';
import { forgetService } from './forget-service';
import { stillCalling } from './still-calling';

export interface UndeployOptions {
  /** The suffix of the one environment that is to go. */
  readonly environment?: string;
  readonly serviceName?: string;
  readonly yes?: boolean;
}

const manifest = v.pipe(v.string(), v.parseJson(), v.object({ name: v.string() }));

/** `desk undeploy` */
export async function runUndeploy(
  invocation: Invocation,
  { environment, serviceName, yes = false }: UndeployOptions,
): Promise<ExitCode> {
  const { io, json } = invocation;
  const { client, origin, place, surroundings } = await invocation.connect();
  if (origin !== undefined) {
    throw new CliError(
      'usage',
      'There is nothing deployed on a local TaskRouter: leave out --local and --origin, and TASKROUTER_ORIGIN.',
    );
  }
  const name = serviceName ?? v.parse(manifest, await readFile(manifestFile, 'utf8')).name;
  const service = await findService(client, name);
  if (!service) {
    if (json) io.stdout.write(jsonLine({ verb: 'undeploy', service: null, removed: false }));
    else io.stderr.write(`${plain(`There is no service ${name} in ${place}.`)} Nothing had to be removed.\n`);
    return exitCodes.done;
  }
  const only = environment === undefined ? undefined : requireEnvironment(service, environment);
  const going = only ? [only] : service.environments;
  const calling = await stillCalling(
    client,
    going.map(({ domain }) => domain),
    surroundings.all['WORKSPACE_SID'],
  );
  if (yes) {
    await removeService(client, service, only);
    if (!only) await forgetService(deployInfoFile, service.sid);
  }
  if (json) {
    io.stdout.write(
      jsonLine({
        verb: 'undeploy',
        service: { sid: service.sid, name },
        environments: going.map(({ sid, domain }) => ({ sid, domain })),
        calling,
        removed: yes,
      }),
    );
    return exitCodes.done;
  }
  const what = only ? `The environment ${environment} of the service` : 'The service';
  io.stdout.write(`${what} ${name} (${service.sid}) of ${place} ${yes ? 'is gone' : 'would go'}, and with it\n`);
  for (const { domain } of going) io.stdout.write(`  https://${plain(domain)}/\n`);
  for (const caller of calling) io.stderr.write(`! ${plain(caller)} calls it: point it elsewhere.\n`);
  if (!yes) io.stderr.write('Nothing was removed. Use --yes to do it; this cannot be undone.\n');
  return exitCodes.done;
}

function requireEnvironment({ name, environments }: DeployedService, suffix: string): DeployedEnvironment {
  const found = environments.find((environment) => (environment.suffix ?? '') === suffix);
  if (found) return found;
  const known = environments.map((environment) => environment.suffix ?? '(none)').join(', ') || 'none';
  throw new CliError('not_found', `The service ${name} has no environment ${suffix}: it has ${known}.`);
}
