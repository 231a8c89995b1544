import { IncomingMessage } from 'node:http';

/** What Twilio's runtime takes; the local Functions server's own parsers stop at the same size. */
export const LARGEST_BODY_BYTES = 6 * 1024 * 1024;

/** Reads a body whole. One that is too large is drained without being kept, so that the answer reaches its sender. */
export async function readBody(request: IncomingMessage): Promise<Buffer | 'too large' | 'aborted'> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > LARGEST_BODY_BYTES) chunks.length = 0;
      else chunks.push(chunk);
    }
  } catch {
    return 'aborted';
  }
  return length > LARGEST_BODY_BYTES ? 'too large' : Buffer.concat(chunks);
}

/** The same request once more, its body unread again, for parsers further on. */
export function replay(request: IncomingMessage, body: Buffer): IncomingMessage {
  const again = new IncomingMessage(request.socket);
  again.httpVersion = request.httpVersion;
  again.httpVersionMajor = request.httpVersionMajor;
  again.httpVersionMinor = request.httpVersionMinor;
  again.rawHeaders = request.rawHeaders;
  again.headers = request.headers;
  again.complete = true;
  if (request.method !== undefined) again.method = request.method;
  if (request.url !== undefined) again.url = request.url;
  again.push(body);
  again.push(null);
  return again;
}
