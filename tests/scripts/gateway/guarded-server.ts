import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { createFunctionsApp } from '../../../scripts/functions-app';
import { createGateway } from '../../../scripts/gateway';
import { PROJECT_FOLDER } from '../../../scripts/project';
import { listen } from '../../../scripts/start/listen';

export const AUTH_TOKEN = 'local-taskrouter-auth-token-0001';

/** What the Functions of `startGuardedServer` answer with; whoever reads it has reached one. */
export const REACHED = 'a function ran';

export interface GuardedServer {
  origin: string;
  /** What the gateway reported as failures. */
  failures: unknown[];
  /** Sends bytes as they are, so that no client tidies the target up, and gives everything that came back. */
  raw(request: string): Promise<string>;
  close(): Promise<void>;
}

const ECHO = `exports.handler = (context, event, callback) =>
  callback(null, { reached: '${REACHED}', event, domain: context.DOMAIN_NAME });`;

/**
 * A real twilio-run server with Functions and assets of every access, behind the gateway.
 *
 * @param publicOrigin - `DESK_ORIGIN`, where somebody has said it.
 */
export async function startGuardedServer(publicOrigin?: string): Promise<GuardedServer> {
  // Inside the project, where the Functions server looks for `twilio`.
  await mkdir(join(PROJECT_FOLDER, 'dist'), { recursive: true });
  const folder = await mkdtemp(join(PROJECT_FOLDER, 'dist', 'test-'));
  const files: Record<string, string> = {
    'functions/open.js': ECHO,
    'functions/guarded.protected.js': ECHO,
    'functions/deep/guarded.protected.js': ECHO,
    'functions/secret.private.js': ECHO,
    'assets/index.html': '<h1>page</h1>',
    'assets/assets/index.html': '<h1>page</h1>',
    'assets/notes.private.txt': 'a secret',
    'assets/plan.protected.txt': 'a plan',
  };
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  const server = createServer();
  const port = await listen(server, 0, 'PORT');
  const origin = `http://127.0.0.1:${port}`;
  const failures: unknown[] = [];
  const env = { ACCOUNT_SID: 'AC00000000000000000000000000000001', AUTH_TOKEN };
  const { app, routes } = await createFunctionsApp({ folder, env, origin: publicOrigin ?? origin });
  const onFailure = (error: unknown): void => void failures.push(error);
  server.on('request', createGateway({ app, routes, authToken: AUTH_TOKEN, publicOrigin, onFailure }));
  return {
    origin,
    failures,
    raw: (request) => exchange(port, request),
    async close() {
      server.closeAllConnections();
      await new Promise((done) => {
        server.close(done);
      });
      await rm(folder, { recursive: true });
    },
  };
}

function exchange(port: number, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1')
      .on('data', (chunk) => chunks.push(chunk))
      .on('error', reject)
      .on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
    socket.end(Buffer.from(request, 'latin1'));
  });
}
