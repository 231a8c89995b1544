import { connect, type Connection } from '../../../src/cli/connection';
import type { Invocation } from '../../../src/cli/invocation';
import type { TestIo } from '../test-io';

/** What a verb of `desk` is given, where this is its outside. */
export function invocationOf(io: TestIo, json: boolean): Invocation {
  const origin = io.env['TASKROUTER_ORIGIN'];
  let connection: Promise<Connection> | undefined;
  const concurrency = 8;
  return {
    io,
    json,
    concurrency,
    // What the tests break is in the environment.
    ownCredentials: true,
    connect: () => (connection ??= connect(io, { concurrency, ownCredentials: true })),
    origin: () => Promise.resolve(origin),
  };
}
