import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

/** The connections of this process with itself, by the port of the end that opened it. */
const near = new Set<Socket>();
const far = new Map<number, Socket>();

const socketOf = (message: unknown): Socket | undefined =>
  typeof message === 'object' && message !== null ? (Reflect.get(message, 'socket') as Socket | undefined) : undefined;

subscribe('net.client.socket', (message) => {
  const socket = socketOf(message);
  if (!socket) return;
  near.add(socket);
});
subscribe('net.server.socket', (message) => {
  const socket = socketOf(message);
  if (socket?.remotePort !== undefined) far.set(socket.remotePort, socket);
});

/** Whether something is on its way: a connection that is being made or broken, or bytes that were written and not read. */
export function isUnderWay(): boolean {
  for (const socket of near) {
    const port = portOf(socket);
    const other = port === undefined ? undefined : far.get(port);
    if (socket.destroyed && (!other || other.destroyed)) {
      near.delete(socket);
      if (port !== undefined) far.delete(port);
      continue;
    }
    if (socket.connecting || !other || socket.destroyed !== other.destroyed) return true;
    if (socket.bytesWritten !== other.bytesRead || other.bytesWritten !== socket.bytesRead) return true;
  }
  return false;
}

const ports = new WeakMap<Socket, number>();

/** A socket that is closed has forgotten its port. */
function portOf(socket: Socket): number | undefined {
  if (socket.localPort !== undefined) ports.set(socket, socket.localPort);
  return ports.get(socket);
}
