import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { CliError } from '../cli-error';
import { exitCodes, type ExitCode } from '../exit-codes';
import { follow } from '../follow/follow';
import type { Invocation } from '../invocation';
import { palette } from '../output/colour';
import { jsonLine } from '../output/json-line';
import { plain } from '../output/plain';
import { manifestFile } from '../project-folder';
import { findService, type DeployedService } from '../deployed-service';
import { LogReader, mostLines, type Level, type LogLine } from './read-logs';

export interface LogsOptions {
  /** Seconds. */
  readonly since?: number;
  readonly level?: readonly Level[];
  /** The suffix of the one environment that is meant. */
  readonly environment?: string;
  readonly serviceName?: string;
  readonly follow?: boolean;
}

const usualSince = 3_600;
const followedSince = 60;

const manifest = v.pipe(v.string(), v.parseJson(), v.object({ name: v.string() }));

/** `desk logs` */
export async function runLogs(invocation: Invocation, options: LogsOptions): Promise<ExitCode> {
  const { io, json } = invocation;
  const { since = options.follow ? followedSince : usualSince, level: wanted } = options;
  const { client } = await invocation.connect();
  const reader = new LogReader(client, await serviceOf(invocation, options));
  const colour = palette(io, io.stdout);
  const print = (line: LogLine): void => {
    const { at, kind, level, where, message, code = '', sid } = line;
    if (wanted && !wanted.includes(level)) return;
    const time = new Date(at).toISOString();
    if (json) return io.stdout.write(jsonLine({ ...line, at: time, sid }));
    const shown = level === 'error' ? colour.red(level) : level === 'warning' ? colour.yellow(level) : level;
    const rest = [where, code, message].filter((part) => part !== '').map(plain);
    io.stdout.write(`${[time, kind, shown, ...rest].join('  ')}\n`);
  };
  const begin = io.clock.now() - since * 1_000;
  if (options.follow) {
    async function* look(from = begin): AsyncGenerator<readonly LogLine[]> {
      yield await reader.read(from);
    }
    return follow(io, { look, keyOf: ({ sid }) => sid, atOf: ({ at }) => at, print });
  }
  const lines = await reader.read(begin);
  lines.forEach(print);
  for (const kind of ['log', 'alert'] as const)
    if (lines.filter((line) => line.kind === kind).length >= mostLines)
      io.stderr.write(
        `There is more of the kind “${kind}” than ${mostLines.toLocaleString('en')}: choose a shorter time with --since.\n`,
      );
  return exitCodes.done;
}

async function serviceOf({ connect }: Invocation, { environment, serviceName }: LogsOptions): Promise<DeployedService> {
  const { client, place, origin } = await connect();
  const name = serviceName ?? v.parse(manifest, await readFile(manifestFile, 'utf8')).name;
  const service = await findService(client, name);
  if (!service)
    throw new CliError(
      'not_found',
      `There is no service ${name} in ${place}: ${origin === undefined ? 'deploy the desk, or name it with --service-name.' : 'what the Functions of “npm start” write is in its terminal.'}`,
    );
  if (environment === undefined) return service;
  const only = service.environments.filter(({ suffix }) => (suffix ?? '') === environment);
  if (only.length > 0) return { ...service, environments: only };
  const known = service.environments.map(({ suffix }) => suffix ?? '(none)').join(', ') || 'none';
  throw new CliError('not_found', `The service ${name} has no environment ${environment}: it has ${known}.`);
}
