import { createServer } from 'node:http';
import { ask } from '../../../src/cli/deploy/ask';
import { checkService, type Check } from '../../../src/cli/deploy/check-service';
import { listen } from '../../../scripts/start/listen';
import { testIo } from '../test-io';

type Page = readonly [status: number, type: string, body: string];

const refusal = (code: string): string => JSON.stringify({ error: { code, message: 'why' } });
const version = '{"version":"0.1.0","build":"abc"}';
const good: Readonly<Record<string, Page>> = {
  'GET /': [200, 'text/html; charset=utf-8', '<script src="/desk.js">'],
  'GET /desk.js': [200, 'text/javascript', ''],
  'POST /token': [400, 'application/json; charset=utf-8', refusal('invalid_request')],
  'POST /assignment': [403, 'text/plain', ''],
  'GET /version.json': [200, 'application/json', `${version}\n`],
};

/** Checks a service that answers so; each answer may be a list, of which the last stays. */
async function check(pages: Readonly<Record<string, Page | readonly Page[]>>): Promise<readonly Check[]> {
  const asked: Record<string, number> = {};
  const server = createServer((request, response) => {
    const name = `${request.method} ${request.url}`;
    const page = pages[name] ?? [404, 'text/plain', 'nothing'];
    const answers = (Array.isArray(page[0]) ? page : [page]) as readonly Page[];
    const [status, type, body] = answers[asked[name] ?? 0] ?? answers.at(-1) ?? [404, '', ''];
    asked[name] = (asked[name] ?? 0) + 1;
    response.writeHead(status, { 'Content-Type': type }).end(body);
  });
  const port = await listen(server, 0, 'PORT');
  try {
    return await checkService(`http://127.0.0.1:${port}`, { ask, io: await testIo(), version });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const failed = (checks: readonly Check[]): string[] =>
  checks.filter(({ ok }) => !ok).map(({ title, found }) => `${title}: ${found}`);

it('is content with a desk that answers as it should', async () => {
  const checks = await check(good);
  expect(failed(checks)).toEqual([]);
  expect(checks).toHaveLength(5);
});

it('waits for a service that is not everywhere yet', async () => {
  const notYet: Page = [404, 'text/plain', 'not yet'];
  expect(failed(await check({ ...good, 'GET /': [notYet, notYet, good['GET /'] ?? notYet] }))).toEqual([]);
});

it.each([
  ['GET /', [200, 'text/html', 'another page'], 'the page is served: 200 text/html another page'],
  [
    'POST /token',
    [500, 'application/json', refusal('misconfigured')],
    'nobody signs in without a name: 500 misconfigured: why',
  ],
  ['POST /token', [400, 'application/json', '{'], 'nobody signs in without a name: 400 application/json {'],
  [
    'POST /assignment',
    [200, 'application/json', '{}'],
    'only Twilio can call the assignment callback: 200 application/json {}',
  ],
  ['GET /version.json', [200, 'application/json', '{}'], 'it is the version that was built: 200 application/json {}'],
] as const)('says what is wrong with %s', async (name, page, complaint) => {
  expect(failed(await check({ ...good, [name]: page }))).toEqual([complaint]);
});

it('says that nobody answers', async () => {
  const server = createServer();
  const port = await listen(server, 0, 'PORT');
  await new Promise((resolve) => server.close(resolve));
  const [first] = await checkService(`http://127.0.0.1:${port}`, { ask, io: await testIo(), version: undefined });
  expect(first).toMatchObject({ ok: false, found: expect.stringContaining('ECONNREFUSED') });
});
