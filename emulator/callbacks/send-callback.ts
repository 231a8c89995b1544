import { Agent as HttpAgent, request as overHttp, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as overHttps } from 'node:https';

/** What an application answered, whatever its status. */
export interface RawAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly location: string | undefined;
  readonly body: string;
}

export interface RawRequest {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly signal: AbortSignal;
  readonly mostBytes: number;
}

/** An idle connection is given up before the other side does so, which most do after five seconds. */
const keptOpen = { keepAlive: true, timeout: 3_000 };
const agents = { 'http:': new HttpAgent(keptOpen), 'https:': new HttpsAgent(keptOpen) };

/**
 * Sends one request over a connection that is kept open for the next. Not by `fetch`, whose streams and abort signals cost
 * as much as everything else that a call needs.
 *
 * @throws Error where there is no answer, or one longer than `mostBytes`
 */
export async function send({ url, method, headers, body, signal, mostBytes }: RawRequest): Promise<RawAnswer> {
  const isSecure = url.protocol === 'https:';
  const agent = isSecure ? agents['https:'] : agents['http:'];
  const options = { method, headers: { ...headers, ...lengthOf(body) }, agent, signal };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = (isSecure ? overHttps : overHttp)(url, options, resolve);
    request.on('error', reject);
    request.end(body);
  });
  return {
    body: await read(response, mostBytes),
    status: response.statusCode ?? 0,
    contentType: response.headers['content-type'] ?? '',
    location: response.headers.location,
  };
}

const lengthOf = (body: string | undefined): Readonly<Record<string, string>> =>
  body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };

/** Reads the text of a response, and stops at a limit rather than let a stranger fill the memory. */
async function read(response: IncomingMessage, mostBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.byteLength;
    // Leaving the loop ends the connection.
    if (bytes > mostBytes) throw new Error(`The answer is longer than ${mostBytes} bytes, which is as much as is read`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
