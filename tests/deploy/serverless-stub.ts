import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '../../scripts/start/listen';
import {
  isRefusal,
  judgeBuild,
  judgeEnvironment,
  judgeUpload,
  judgeVariable,
  type Dependency,
  type Refusal,
} from './serverless-rules';

/** A Function or an asset as it was uploaded. */
export interface Upload {
  path: string;
  visibility: string;
  content: string;
}

/** What is active in the environment that was deployed to last, and what it was told with. */
export interface Deployment {
  /** `user:password` of every request. */
  readonly credentials: ReadonlySet<string>;
  /** Whom the requests were for. */
  readonly hosts: ReadonlySet<string>;
  readonly serviceName: string | undefined;
  readonly functions: readonly Upload[];
  readonly assets: readonly Upload[];
  readonly dependencies: readonly Dependency[];
  readonly runtime: string | undefined;
  readonly variables: Readonly<Record<string, string>>;
  /** The build that was activated. */
  readonly activated: string | undefined;
}

/** Where the stub serves what was deployed. */
export const deployedDomain = 'taskrouter-desk-0000-dev.twil.io';

export interface ServerlessStub {
  port: number;
  deployment: Deployment;
  /** The names of the services there are, with the domains of each. */
  readonly services: Readonly<Record<string, readonly string[]>>;
  /** `DELETE /v1/…` for each request, in order. */
  readonly requests: readonly string[];
  /** Sets a variable as an earlier deployment left it. */
  setVariable(key: string, value: string): void;
  /** Carries out the next request that fits, and lets its answer be lost. */
  loseAnswerTo(request: RegExp): void;
  close(): void;
}

interface Environment {
  readonly sid: string;
  readonly suffix: string;
  readonly name: string;
  readonly domain: string;
  readonly variables: Map<string, { key: string; value: string }>;
  build: string | undefined;
}

interface Build {
  readonly runtime: string;
  readonly dependencies: readonly Dependency[];
  readonly functions: readonly Upload[];
  readonly assets: readonly Upload[];
}

interface Service {
  readonly sid: string;
  readonly name: string;
  readonly environments: Map<string, Environment>;
  /** Functions and assets by their SIDs, and what each is called. */
  readonly resources: Map<string, { kind: 'functions' | 'assets'; name: string }>;
  readonly versions: Map<string, Upload & { kind: 'functions' | 'assets' }>;
  readonly builds: Map<string, Build>;
}

/** Status, content type, body. */
type Served = readonly [status: number, type: string, body: string];

type Answer = readonly [status: number, body: unknown];

const refuse = ({ status, code, message }: Refusal): Answer => [
  status,
  { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
];

const page = (key: string, rows: readonly unknown[]): Answer => [
  200,
  { [key]: rows, meta: { key, next_page_url: null } },
];

/**
 * The Serverless API as far as deploying, deploying again and removing need it, for an account without any service. It
 * refuses what the platform refuses; `serverless-rules.ts` has by which words and pages.
 *
 * @see https://www.twilio.com/docs/serverless/api
 */
export async function startServerlessStub(): Promise<ServerlessStub> {
  const services = new Map<string, Service>();
  const credentials = new Set<string>();
  const hosts = new Set<string>();
  const requests: string[] = [];
  let lost: RegExp | undefined;
  let last: { service: Service; environment: Environment } | undefined;
  let made = 0;

  const sid = (prefix: string): string => prefix + (made++).toString(16).padStart(32, '0');
  const active = (): Build | undefined => last?.service.builds.get(last.environment.build ?? '');
  const deployment: Deployment = {
    credentials,
    hosts,
    get serviceName() {
      return last?.service.name;
    },
    get functions() {
      return active()?.functions ?? [];
    },
    get assets() {
      return active()?.assets ?? [];
    },
    get dependencies() {
      return active()?.dependencies ?? [];
    },
    get runtime() {
      return active()?.runtime;
    },
    get variables() {
      const variables = [...(last?.environment.variables.values() ?? [])];
      return Object.fromEntries(variables.map(({ key, value }) => [key, value]));
    },
    get activated() {
      return last?.environment.build;
    },
  };

  const gone = (path: string): Answer =>
    refuse({ status: 404, code: 20404, message: `The requested resource ${path} was not found` });

  async function answer(request: IncomingMessage): Promise<Answer> {
    const fields = await readFields(request);
    const field = (name: string): string => textOf(fields, name);
    const { pathname } = new URL(request.url ?? '/', 'https://serverless.twilio.com');
    const [, , , serviceSid = '', kind = '', one = '', below = '', below2 = ''] = pathname.split('/');
    if (!pathname.startsWith('/v1/Services')) return [501, { message: `The stub does not know ${pathname}` }];
    const does = (method: string, depth: number): boolean =>
      request.method === method && pathname.split('/').length === depth + 3;
    if (does('GET', 0)) return page('services', [...services.values()].map(ofService));
    if (does('POST', 0)) return createService(field('UniqueName'));
    const service = services.get(serviceSid);
    if (!service) return gone(pathname);
    if (does('GET', 1)) return [200, ofService(service)];
    if (does('DELETE', 1)) {
      services.delete(serviceSid);
      if (last?.service === service) last = undefined;
      return [204, undefined];
    }
    if (kind === 'Functions' || kind === 'Assets') {
      const which = kind === 'Functions' ? 'functions' : 'assets';
      if (does('GET', 2)) {
        const rows = [...service.resources].filter(([, resource]) => resource.kind === which);
        return page(
          which,
          rows.map(([key, { name }]) => ({ sid: key, friendly_name: name })),
        );
      }
      if (does('POST', 2)) {
        const key = sid('ZH');
        service.resources.set(key, { kind: which, name: field('FriendlyName') });
        return [201, { sid: key, friendly_name: field('FriendlyName') }];
      }
      if (does('POST', 4) && below === 'Versions' && service.resources.has(one)) {
        const content = fields.get('Content');
        const bytes = content instanceof Blob ? content.size : 0;
        const upload = { path: field('Path'), visibility: field('Visibility') };
        const refused = judgeUpload(which, { ...upload, bytes });
        if (refused) return refuse(refused);
        const key = sid('ZN');
        const text = content instanceof Blob ? await content.text() : '';
        service.versions.set(key, { ...upload, content: text, kind: which });
        return [201, { sid: key }];
      }
    }
    if (kind === 'Builds') {
      if (does('POST', 2)) return createBuild(service, fields);
      const build = service.builds.get(one);
      if (build && does('GET', 4) && below === 'Status') return [200, { sid: one, status: 'completed' }];
      if (build && does('GET', 3)) return [200, { sid: one, runtime: build.runtime, status: 'completed' }];
    }
    if (kind === 'Environments') {
      if (does('GET', 2)) return page('environments', [...service.environments.values()].map(ofEnvironment));
      if (does('POST', 2)) return createEnvironment(service, field('DomainSuffix'), field('UniqueName'));
      const environment = service.environments.get(one);
      if (!environment) return gone(pathname);
      if (does('GET', 3)) return [200, ofEnvironment(environment)];
      if (does('DELETE', 3)) {
        service.environments.delete(one);
        if (last?.environment === environment) last = undefined;
        return [204, undefined];
      }
      if (does('POST', 4) && below === 'Deployments') {
        if (!service.builds.has(field('BuildSid'))) return gone(`Builds/${field('BuildSid')}`);
        environment.build = field('BuildSid');
        last = { service, environment };
        return [201, { sid: sid('ZD') }];
      }
      if (below === 'Variables') {
        if (does('GET', 4)) {
          const rows = [...environment.variables].map(([key, variable]) => ({ sid: key, ...variable }));
          return page('variables', rows);
        }
        const known = environment.variables.get(below2);
        if (does('DELETE', 5)) return environment.variables.delete(below2) ? [204, undefined] : gone(pathname);
        if ((does('POST', 5) && known) || does('POST', 4)) {
          const variable = { key: field('Key'), value: field('Value') };
          const refused = judgeVariable(variable.key, variable.value);
          if (refused) return refuse(refused);
          const key = known ? below2 : sid('ZV');
          environment.variables.set(key, variable);
          return [201, { sid: key, ...variable }];
        }
      }
    }
    return request.method === 'GET' || request.method === 'DELETE'
      ? gone(pathname)
      : [501, { message: `The stub does not know ${request.method} ${pathname}` }];
  }

  function createService(name: string): Answer {
    if ([...services.values()].some((service) => service.name === name))
      return refuse({ status: 409, code: 20409, message: 'A service with this UniqueName exists already' });
    const service: Service = {
      sid: sid('ZS'),
      name,
      environments: new Map(),
      resources: new Map(),
      versions: new Map(),
      builds: new Map(),
    };
    services.set(service.sid, service);
    return [201, ofService(service)];
  }

  function createEnvironment(service: Service, suffix: string, name: string): Answer {
    const refused = judgeEnvironment(suffix);
    if (refused) return refuse(refused);
    const domain = `${service.name}-0000${suffix && `-${suffix}`}.twil.io`;
    const environment = { sid: sid('ZE'), suffix, name, domain, variables: new Map(), build: undefined };
    service.environments.set(environment.sid, environment);
    return [201, ofEnvironment(environment)];
  }

  function createBuild(service: Service, fields: FormData): Answer {
    const sids = [...fields.getAll('FunctionVersions'), ...fields.getAll('AssetVersions')].map(String);
    const unknown = sids.find((key) => !service.versions.has(key));
    if (unknown !== undefined) return gone(`Versions/${unknown}`);
    const versions = sids.flatMap((key) => service.versions.get(key) ?? []);
    const lastRuntime = [...service.builds.values()].at(-1)?.runtime;
    const accepted = judgeBuild({
      versions: versions.length,
      // The API wants the list of dependencies as JSON inside a pair of quotes.
      dependencies: JSON.parse(textOf(fields, 'Dependencies').slice(1, -1) || '[]'),
      runtime: textOf(fields, 'Runtime'),
      ...(lastRuntime !== undefined && { lastRuntime }),
    });
    if (isRefusal(accepted)) return refuse(accepted);
    const key = sid('ZB');
    const of = (kind: 'functions' | 'assets'): Upload[] => versions.filter((version) => version.kind === kind);
    service.builds.set(key, { ...accepted, functions: of('functions'), assets: of('assets') });
    return [201, { sid: key, runtime: accepted.runtime, status: 'building' }];
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

  async function reply(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [status, body] = await answer(request);
    if (lost?.test(name)) {
      lost = undefined;
      request.socket.destroy();
      return;
    }
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  }

  const server = createServer((request, response) => {
    if (request.headers['x-meant-for'] === deployedDomain) {
      const [status, type, body] = serve(request);
      response.writeHead(status, { 'Content-Type': type }).end(body);
      return;
    }
    const [, basic = ''] = request.headers.authorization?.split(' ') ?? [];
    credentials.add(Buffer.from(basic, 'base64').toString());
    hosts.add(String(request.headers['x-meant-for']));
    const name = `${request.method} ${request.url}`;
    requests.push(name);
    void reply(name, request, response);
  });
  return {
    port: await listen(server, 0, 'PORT'),
    deployment,
    requests,
    get services() {
      const list = [...services.values()].map(
        ({ name, environments }) => [name, [...environments.values()].map(({ domain }) => domain)] as const,
      );
      return Object.fromEntries(list);
    },
    setVariable(key, value) {
      last?.environment.variables.set(sid('ZV'), { key, value });
    },
    loseAnswerTo(request) {
      lost = request;
    },
    close: () => void server.close(),
  };
}

const ofService = ({ sid, name }: Service): object => ({ sid, unique_name: name });

const ofEnvironment = ({ sid, suffix, name, domain, build }: Environment): object => ({
  sid,
  unique_name: name,
  domain_suffix: suffix || null,
  domain_name: domain,
  build_sid: build ?? null,
});

/** A field of a form; empty where it is not there, or is a file. */
function textOf(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}

/** A form or a multipart body. */
async function readFields(request: IncomingMessage): Promise<FormData> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  if (chunks.length === 0) return new FormData();
  const headers = { 'Content-Type': request.headers['content-type'] ?? '' };
  return new Response(Buffer.concat(chunks), { headers }).formData();
}
