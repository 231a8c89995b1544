import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { dirname, join } from 'node:path';
import { createFunctionsApp } from '../../scripts/functions-app';
import { createGateway } from '../../scripts/gateway';
import { PROJECT_FOLDER } from '../../scripts/project';
import { listen } from '../../scripts/start/listen';
import { deployedDomain, type Deployment, type ServerlessStub, type Upload } from './serverless-stub';

export interface DeployedDesk {
  port: number;
  close(): Promise<void>;
}

/**
 * Runs what was deployed to the stub, with the variables that were deployed with it: from the first request after it was
 * activated on.
 *
 * @param own - What Twilio's runtime gives to every Function by itself, and where TaskRouter is.
 */
export async function runDeployed(
  { deployment }: ServerlessStub,
  own: Readonly<Record<string, string>>,
): Promise<DeployedDesk> {
  await mkdir(join(PROJECT_FOLDER, 'dist'), { recursive: true });
  // Inside the project, so that the Functions find `twilio`.
  const folder = await mkdtemp(join(PROJECT_FOLDER, 'dist', 'test-'));
  let running: Promise<RequestListener> | undefined;
  const server = createServer((request, response) => {
    if (deployment.activated === undefined) {
      response.writeHead(404).end();
      return;
    }
    running ??= start(deployment, folder, own);
    void running.then((handle) => handle(request, response));
  });
  const port = await listen(server, 0, 'PORT');
  return {
    port,
    async close() {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function start(
  { functions, assets, variables }: Deployment,
  folder: string,
  own: Readonly<Record<string, string>>,
): Promise<RequestListener> {
  const fileOf = ({ path, visibility }: Upload): string =>
    join(folder, 'functions', `${path}${visibility === 'public' ? '' : `.${visibility}`}.js`);
  for (const upload of functions) await write(fileOf(upload), upload.content);
  for (const upload of assets) await write(join(folder, 'assets', upload.path), upload.content);
  const env = { ...variables, ...own };
  const { app, routes } = await createFunctionsApp({ folder, origin: `https://${deployedDomain}`, env });
  return createGateway({ app, routes, authToken: own['AUTH_TOKEN'] ?? '' });
}

async function write(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}
