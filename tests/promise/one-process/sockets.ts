import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

/** The connections of this process with itself: the end that opened it, and the other one once it is known. */
const pairs = new Map<Socket, Socket | undefined>();

/** The other ends whose connection is not known yet, by the ports of both: one port alone may lead to several servers. */
const accepted = new Map<string, Socket>();

const socketOf = (message: unknown): Socket | undefined =>
  typeof message === 'object' && message !== null ? (Reflect.get(message, 'socket') as Socket | undefined) : undefined;

subscribe('net.client.socket', (message) => {
  const socket = socketOf(message);
  if (socket) pairs.set(socket, undefined);
});
subscribe('net.server.socket', (message) => {
  const socket = socketOf(message);
  if (socket?.remotePort === undefined) return;
  const ports = `${socket.remotePort} ${socket.localPort}`;
  accepted.set(ports, socket);
  // The ports may be taken again.
  socket.once('close', () => accepted.get(ports) === socket && accepted.delete(ports));
});

/** Whether something is on its way: a connection that is being made or broken, or bytes that were written and not read. */
export function isUnderWay(): boolean {
  for (const [socket, known] of pairs) {
    const other = known ?? otherEndOf(socket);
    if (socket.destroyed && (!other || other.destroyed)) {
      pairs.delete(socket);
      continue;
    }
    // It has heard that nobody reads any more; it closes with the answer that it has yet to write.
    if (socket.destroyed && other?.readyState === 'writeOnly') continue;
    if (socket.connecting || !other || socket.destroyed !== other.destroyed) return true;
    if (socket.bytesWritten !== other.bytesRead || other.bytesWritten !== socket.bytesRead) return true;
  }
  return false;
}

/** Once and for all: a socket that is closed has forgotten its ports, and another may have them. */
function otherEndOf(socket: Socket): Socket | undefined {
  if (socket.localPort === undefined) return undefined;
  const ports = `${socket.localPort} ${socket.remotePort}`;
  const other = accepted.get(ports);
  if (!other) return undefined;
  accepted.delete(ports);
  pairs.set(socket, other);
  return other;
}
