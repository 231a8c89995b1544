import type { IncomingMessage } from 'node:http';
import { invalid, TwilioError } from '../account/twilio-error';
import type { RawParameters } from './parameters';

/** A workflow's configuration may have a megabyte; percent-encoding can make three of one. */
export const maximumBodyBytes = 4 * 1024 * 1024;

const tooLarge = (): TwilioError =>
  new TwilioError(413, 20413, `The body is larger than the ${maximumBodyBytes} bytes that are read`);

/**
 * Reads the body of a request. What its header says of the length is good for an early no alone: in a test no server has held
 * the two together.
 *
 * @throws TwilioError 413 where it is too large
 */
export async function readBody(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > maximumBodyBytes) throw tooLarge();
  if (!request.body) return '';
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    if (bytes > maximumBodyBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Reads the body of a request to a Node server. What is too much is dropped as it comes.
 *
 * @throws TwilioError 413 where it is too large, 400 where the client left before its end
 */
export function readIncoming(incoming: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    if (Number(incoming.headers['content-length'] ?? 0) > maximumBodyBytes) throw tooLarge();
    const chunks: Buffer[] = [];
    let bytes = 0;
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength;
      if (bytes <= maximumBodyBytes) chunks.push(chunk);
      else reject(tooLarge());
    });
    incoming.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    incoming.on('close', () => {
      if (!incoming.readableEnded) reject(invalid('The connection ended before the body did'));
    });
  });
}

const formType = 'application/x-www-form-urlencoded';
const multipartType = 'multipart/form-data';

/**
 * Reads a body's parameters, in either encoding that a form can have: twilio-node sent multipart ones up to 3.40.
 *
 * @throws TwilioError 400 where something else than a form was sent
 */
export async function readForm(contentType: string | undefined, body: string): Promise<URLSearchParams> {
  if (body === '') return new URLSearchParams();
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? formType;
  if (type === formType) return new URLSearchParams(body);
  if (contentType !== undefined && type === multipartType) return readMultipart(contentType, body);
  throw invalid(`Parameters are expected as ${formType} or ${multipartType}, not as ${contentType}`);
}

async function readMultipart(contentType: string, body: string): Promise<URLSearchParams> {
  let form: FormData;
  try {
    form = await new Response(body, { headers: { 'Content-Type': contentType } }).formData();
  } catch {
    throw invalid(`The body is not ${multipartType} with the boundary that its Content-Type names`);
  }
  const read = new URLSearchParams();
  for (const [name, value] of form) {
    if (typeof value !== 'string') throw invalid(`${name} is a file where text was expected`);
    read.append(name, value);
  }
  return read;
}

/** @throws TwilioError 400 where it is not JSON */
export function readJson(body: string): unknown {
  if (body === '') return {};
  try {
    return JSON.parse(body);
  } catch {
    throw invalid('The body is not JSON, which this operation expects');
  }
}

/** Parameters out of a query and a form; broken encodings are read as they stand. */
export function gatherParameters(...sources: readonly URLSearchParams[]): RawParameters {
  const gathered = new Map<string, string[]>();
  for (const source of sources) {
    for (const [name, value] of source) {
      const values = gathered.get(name);
      if (values) values.push(value);
      else gathered.set(name, [value]);
    }
  }
  return gathered;
}
