import http from 'node:http';
import https from 'node:https';

export interface Answer {
  readonly status: number;
  /** The content type, without its parameters. */
  readonly type: string;
  readonly body: string;
}

/** Asks a web server something. @throws Error where it does not answer */
export type Ask = (method: 'GET' | 'POST', url: string) => Promise<Answer>;

const longestWaitMs = 15_000;

/** Asks over the network. Redirections are answers like any other. */
export const ask: Ask = (method, url) =>
  new Promise((resolve, reject) => {
    const client = url.startsWith('https:') ? https : http;
    const request = client.request(url, { method, headers: { 'Content-Length': 0 } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type']?.split(';')[0]?.trim() ?? '',
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    request.setTimeout(longestWaitMs, () =>
      request.destroy(new Error(`no answer within ${longestWaitMs / 1000} seconds`)),
    );
    request.on('error', reject);
    request.end();
  });
