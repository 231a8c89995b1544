import { CommanderError } from 'commander';
import type { CliError } from './cli-error';
import { connect, type Connection } from './connection';
import { chooseOrigin } from './credentials/credentials';
import { readSurroundings } from './credentials/environment';
import { exitCodes, type ExitCode } from './exit-codes';
import { explainAnything } from './explain';
import type { Act, Invocation } from './invocation';
import type { Io } from './io';
import { harmlessIo } from './output/harmless';
import { plain } from './output/plain';
import { makeProgram, type GlobalOptions } from './program';
import { jsonLine } from './output/json-line';

/**
 * Runs `desk`.
 *
 * @param argv - What was typed after `desk`.
 * @param outside - Everything from outside.
 * @returns What the process shall end with; see {@link exitCodes}.
 */
export async function run(argv: readonly string[], outside: Io): Promise<ExitCode> {
  const io = harmlessIo(outside);
  let exitCode: ExitCode = exitCodes.done;
  let connection: Connection | undefined;
  const act: Act = async (verb) => {
    exitCode = await verb(invocationOf(io, program.opts<GlobalOptions>(), (made) => (connection = made)));
  };
  const program = makeProgram(io, act);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    // The parser has said its piece already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    // Where not even that can be found out, what is known already is to be told.
    const failure = (await connection?.explain(error).catch(() => undefined)) ?? explainAnything(error, io.env);
    complain(io, program.opts<GlobalOptions>().json === true, failure);
    return failure.exitCode;
  }
}

function complain({ stderr }: Io, json: boolean, { code, message }: CliError): void {
  // Twilio's words may hold those of others.
  const shown = message.split('\n').map(plain).join('\n');
  stderr.write(json ? jsonLine({ error: { code, message } }) : `${shown}\n`);
}

function invocationOf(io: Io, options: GlobalOptions, onConnection: (made: Connection) => void): Invocation {
  let connection: Promise<Connection> | undefined;
  return {
    io,
    json: options.json === true,
    concurrency: options.concurrency,
    ownCredentials: options.ownCredentials === true,
    connect: () =>
      (connection ??= connect(io, options).then((made) => {
        onConnection(made);
        return made;
      })),
    origin: async () => chooseOrigin(options, await readSurroundings(io)),
  };
}
