import type { Server } from 'node:http';
import { StartError } from './start-error';

/** Only this machine reaches the local desk. */
export const LOOPBACK = '127.0.0.1';

/**
 * Binds a server to a port of the loopback address.
 *
 * @param variable the environment variable that chooses the port, named to the user when it is taken
 * @returns the port, which is the system's choice for 0
 * @throws {StartError} when the port cannot be had
 */
export async function listen(server: Server, port: number, variable: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(portError(error, port, variable)));
    server.listen(port, LOOPBACK, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server is not bound to a port.');
  return address.port;
}

/** Says in a sentence why a port cannot be had; any other error comes back as it is. */
export function portError(error: unknown, port: number, variable: string): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return portTaken(port, variable);
  if (code === 'EACCES') {
    return new StartError(`Port ${port} needs rights this user has not: choose one above 1023 with ${variable}.`);
  }
  return error;
}

/** @param variable the environment variable that chooses the port */
export function portTaken(port: number, variable: string): StartError {
  return new StartError(
    `Port ${port} is already in use: stop the program that has it, or choose another one with ${variable}=${port + 1}.`,
  );
}
