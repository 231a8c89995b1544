import { createServer, type IncomingMessage } from 'node:http';
import { listen } from '../../scripts/start/listen';

/** A Function or an asset as it was uploaded. */
export interface Upload {
  path: string;
  visibility: string;
  content: string;
}

/** Everything a deployment told the Serverless API. */
export interface Deployment {
  /** `user:password` of every request. */
  credentials: Set<string>;
  /** Whom the requests were for. */
  hosts: Set<string>;
  serviceName: string | undefined;
  functions: Upload[];
  assets: Upload[];
  dependencies: { name: string; version: string }[];
  runtime: string | undefined;
  variables: Record<string, string>;
  /** The build that was activated. */
  activated: string | undefined;
}

/** Where the stub serves what was deployed. */
export const deployedDomain = 'taskrouter-desk-0000-dev.twil.io';

export interface ServerlessStub {
  port: number;
  deployment: Deployment;
  close(): void;
}

/** Status, content type, body. */
type Served = readonly [status: number, type: string, body: string];

const sid = (prefix: string, nth = 0): string => prefix + nth.toString(16).padStart(32, '0');

/**
 * As much of the Serverless API as a first deployment needs, for an account without any service.
 *
 * @see https://www.twilio.com/docs/serverless/api
 */
export async function startServerlessStub(): Promise<ServerlessStub> {
  const deployment: Deployment = {
    credentials: new Set(),
    hosts: new Set(),
    serviceName: undefined,
    functions: [],
    assets: [],
    dependencies: [],
    runtime: undefined,
    variables: {},
    activated: undefined,
  };
  let resources = 0;

  async function answer(request: IncomingMessage): Promise<[status: number, body: unknown]> {
    const fields = await readFields(request);
    const field = (name: string): string => {
      const value = fields.get(name);
      return typeof value === 'string' ? value : '';
    };
    const service = `/v1/Services/${sid('ZS')}`;
    const environment = `${service}/Environments/${sid('ZE')}`;
    const upload = /\/(Functions|Assets)\/Z[HN][0-9a-f]{32}\/Versions$/.exec(request.url ?? '');
    const host = String(request.headers['x-meant-for']);
    deployment.hosts.add(host);
    if (upload && request.method === 'POST' && host.startsWith('serverless-upload.')) {
      const content = fields.get('Content');
      const { functions, assets } = deployment;
      (upload[1] === 'Functions' ? functions : assets).push({
        path: field('Path'),
        visibility: field('Visibility'),
        content: content instanceof Blob ? await content.text() : '',
      });
      return [201, { sid: sid('ZN', ++resources) }];
    }
    switch (`${request.method} ${request.url}`) {
      case 'POST /v1/Services':
        deployment.serviceName = field('UniqueName');
        return [201, { sid: sid('ZS'), unique_name: field('UniqueName') }];
      case `GET ${service}/Environments`:
        return [200, { environments: [], meta: { key: 'environments', next_page_url: null } }];
      case `POST ${service}/Environments`:
        return [201, { sid: sid('ZE'), domain_name: deployedDomain }];
      case `GET ${service}/Functions`:
        return [200, { functions: [], meta: { key: 'functions', next_page_url: null } }];
      case `GET ${service}/Assets`:
        return [200, { assets: [], meta: { key: 'assets', next_page_url: null } }];
      case `POST ${service}/Functions`:
      case `POST ${service}/Assets`:
        return [201, { sid: sid('ZH', ++resources) }];
      case `POST ${service}/Builds`:
        // The API wants the list of dependencies as JSON inside a pair of quotes.
        deployment.dependencies = JSON.parse(field('Dependencies').slice(1, -1));
        deployment.runtime = field('Runtime');
        return [201, { sid: sid('ZB'), runtime: field('Runtime') }];
      case `GET ${service}/Builds/${sid('ZB')}/Status`:
        return [200, { status: 'completed' }];
      case `GET ${environment}/Variables`:
        return [200, { variables: [], meta: { key: 'variables', next_page_url: null } }];
      case `POST ${environment}/Variables`:
        deployment.variables[field('Key')] = field('Value');
        return [201, { sid: sid('ZV', ++resources) }];
      case `POST ${environment}/Deployments`:
        deployment.activated = field('BuildSid');
        return [201, { sid: sid('ZD') }];
      default:
        return [501, { message: `The stub does not know ${request.method} ${host}${request.url}` }];
    }
  }

  /** What was deployed: its assets, and of its Functions how they refuse who brings nothing. */
  function serve(request: IncomingMessage): Served {
    const path = request.url === '/' ? '/assets/index.html' : request.url;
    const asset = deployment.assets.find((upload) => upload.path === path);
    const types: Record<string, string> = { html: 'text/html; charset=utf-8', json: 'application/json' };
    if (asset) return [200, types[asset.path.split('.').at(-1) ?? ''] ?? 'application/octet-stream', asset.content];
    const found = deployment.functions.find((upload) => upload.path === path);
    if (found?.visibility === 'protected') return [403, 'text/plain', 'Forbidden'];
    const error = { code: 'invalid_request', message: 'worker: expected a name' };
    return found ? [400, 'application/json', JSON.stringify({ error })] : [404, 'text/plain', 'Not found'];
  }

  const server = createServer((request, response) => {
    if (request.headers['x-meant-for'] === deployedDomain) {
      const [status, type, body] = serve(request);
      response.writeHead(status, { 'Content-Type': type }).end(body);
      return;
    }
    const [, basic = ''] = request.headers.authorization?.split(' ') ?? [];
    deployment.credentials.add(Buffer.from(basic, 'base64').toString());
    void answer(request).then(([status, body]) =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body)),
    );
  });
  return { port: await listen(server, 0, 'PORT'), deployment, close: () => void server.close() };
}

/** A form or a multipart body. */
async function readFields(request: IncomingMessage): Promise<FormData> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  if (chunks.length === 0) return new FormData();
  const headers = { 'Content-Type': request.headers['content-type'] ?? '' };
  return new Response(Buffer.concat(chunks), { headers }).formData();
}
