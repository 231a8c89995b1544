import { STATUS_CODES, type ServerResponse } from 'node:http';

/** Answers with a status and `{"error": {"code", "message"}}`, the shape every Function of the desk uses. */
export function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify({ error: { code, message } }));
}

/**
 * Answers what the Functions server gave up on: a body its parsers refuse, or a failure, without its stack.
 *
 * @returns the status of the answer
 */
export function refuseAfter(error: unknown, response: ServerResponse): number {
  const status = statusOf(error);
  if (response.headersSent) response.destroy();
  else refuse(response, status, CODES[status] ?? (status < 500 ? 'invalid_request' : 'internal'), messageOf(status));
  return status;
}

const CODES: Record<number, string> = { 404: 'not_found', 413: 'body_too_large' };

function messageOf(status: number): string {
  switch (status) {
    case 400:
      return 'The body is not what its Content-Type says: expected valid JSON or a form.';
    case 413:
      return 'The body is larger than a Function takes, which is 6 MB and 1000 parameters.';
    case 500:
      return 'The local Functions server failed; its output says why.';
    default:
      return `The request cannot be handled: ${STATUS_CODES[status] ?? 'Bad Request'}.`;
  }
}

function statusOf(error: unknown): number {
  if (error === undefined || error === null) return 404;
  const status = typeof error === 'object' && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
