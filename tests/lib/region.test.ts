import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import twilio from 'twilio';
import RequestClient from 'twilio/lib/base/RequestClient';
import type Response from 'twilio/lib/http/response';
import {
  bridgeOrigin,
  clientRegion,
  isPhoneEdge,
  isRegion,
  phoneEdges,
  regionOfDomain,
  type Region,
} from '../../src/lib/region';

/** Remembers where the twilio package would have gone, and answers that it is not there. */
class Nobody extends RequestClient {
  readonly hosts: string[] = [];

  override request<Data>({ uri }: RequestClient.RequestOptions<Data>): Promise<Response<Data>> {
    this.hosts.push(new URL(uri).host);
    return Promise.reject(new Error('Nobody is there.'));
  }
}

async function hostsIn(region: Region): Promise<readonly string[]> {
  const httpClient = new Nobody();
  const client = twilio(`AC${'0'.repeat(32)}`, 'token', { httpClient, ...clientRegion(region) });
  await Promise.allSettled([
    client.taskrouter.v1.workspaces(`WS${'0'.repeat(32)}`).fetch(),
    client.calls.list({ limit: 1 }),
    client.taskrouter.v1.workspaces.getPage('https://taskrouter.twilio.com/v1/Workspaces?Page=1'),
    client.taskrouter.v1.workspaces.getPage('https://taskrouter.dublin.ie1.twilio.com/v1/Workspaces?Page=1'),
  ]);
  return httpClient.hosts;
}

describe('the twilio package', () => {
  const { TWILIO_REGION: region, TWILIO_EDGE: edge } = process.env;
  afterEach(() => {
    for (const [name, value] of Object.entries({ TWILIO_REGION: region, TWILIO_EDGE: edge })) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  it('asks Ireland by region and edge, whatever page it turns', async () => {
    const taskrouter = 'taskrouter.dublin.ie1.twilio.com';
    expect(await hostsIn('ie1')).toEqual([taskrouter, 'api.dublin.ie1.twilio.com', taskrouter, taskrouter]);
  });

  it('asks the usual region by the plain name, and does what it is told rather than what its environment says', async () => {
    process.env['TWILIO_REGION'] = 'au1';
    process.env['TWILIO_EDGE'] = 'sydney';
    const [fetched, called, turned] = await hostsIn('us1');
    expect([fetched, called, turned]).toEqual(['taskrouter.twilio.com', 'api.twilio.com', 'taskrouter.twilio.com']);
    expect((await hostsIn('ie1'))[1]).toBe('api.dublin.ie1.twilio.com');
  });
});

it('knows its regions by their whole names', () => {
  for (const name of ['us1', 'ie1']) expect(isRegion(name)).toBe(true);
  for (const name of ['au1', 'jp1', 'IE1', 'ie', ' ie1', 'ie1.', 'dublin', '', 'toString', '__proto__'])
    expect([name, isRegion(name)]).toEqual([name, false]);
});

it('knows the edges that anybody may use', () => {
  for (const edge of phoneEdges) expect(isPhoneEdge(edge)).toBe(true);
  for (const edge of ['ie1', 'Dublin', 'london-ix', 'stranger.example', '', 'length'])
    expect([edge, isPhoneEdge(edge)]).toEqual([edge, false]);
});

it.each([
  ['taskrouter-desk-1234-dev.dublin.ie1.twil.io', 'ie1'],
  ['Taskrouter-Desk-1234.Dublin.IE1.twil.io', 'ie1'],
  ['desk.sydney.au1.twil.io', 'au1'],
  ['desk.sao-paulo.br1.twil.io', 'br1'],
  ['taskrouter-desk-1234-dev.twil.io', undefined],
  ['dublin.ie1.twil.io', undefined],
  ['desk.dublin.ie1.twil.io.stranger.example', undefined],
  ['desk.dublin.ie1-twil.io', undefined],
  ['desk.example.com', undefined],
  ['localhost:3000', undefined],
  ['', undefined],
])('reads of %j that it is in %s', (domain, region) => {
  expect(regionOfDomain(domain)).toBe(region);
});

describe.each(['index.html', 'floor.html'])('the content security policy of %s', (page) => {
  const html = readFileSync(join(__dirname, '../../src/assets', page), 'utf8');
  const allowed = / connect-src ([^;"]+)/.exec(html)?.[1]?.split(' ') ?? [];

  it.each<Region>(['us1', 'ie1'])('lets the page reach TaskRouter in %s', (region) => {
    const origin = bridgeOrigin(region);
    expect(allowed).toEqual(expect.arrayContaining([origin, origin.replace('https:', 'wss:')]));
  });

  it('lets the telephone enter at every edge, and report to its region, where there is one', () => {
    const telephone = [
      ...phoneEdges.map((edge) => `wss://voice-js.${edge}.twilio.com`),
      ...['us1', 'ie1'].map((region) => `https://eventgw.${region}.twilio.com`),
    ];
    expect(telephone.filter((origin) => allowed.includes(origin))).toEqual(page === 'index.html' ? telephone : []);
  });

  it('names every host whole', () => {
    expect(allowed.filter((source) => source.includes('*'))).toEqual([]);
  });
});
