import { Agent, request } from 'node:http';
import { localCredentials } from '../emulator/credentials';
import { serve, type Served } from './child';
import { quantile } from './page/quantile';

const connections = 16;
const requestsPerRound = 6_000;
const rounds = 5;
const path = '/v1/Workspaces/WS00000000000000000000000000000001/Tasks';
const body = new URLSearchParams({
  WorkflowSid: 'WW00000000000000000000000000000001',
  Attributes: JSON.stringify({ reason: 'My parcel is late', customer: 'Ada', language: 'en' }),
}).toString();
const { accountSid, authToken } = localCredentials;
const headers = {
  Authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
  'Content-Type': 'application/x-www-form-urlencoded',
  'Content-Length': Buffer.byteLength(body),
};

function createTask(origin: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(`${origin}${path}`, { method: 'POST', agent, headers }, (response) => {
      if (response.statusCode !== 201) reject(new Error(`Status ${response.statusCode}`));
      response.resume();
      response.on('end', resolve);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

interface Round {
  readonly requestsPerSecond: number;
  /** CPU time of the server, in microseconds. */
  readonly cpuPerRequest: number;
}

async function round(server: Served, agent: Agent): Promise<Round> {
  let left = requestsPerRound;
  const usedBefore = await server.cpu();
  const started = process.hrtime.bigint();
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await createTask(server.origin, agent);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  return {
    requestsPerSecond: requestsPerRound / seconds,
    cpuPerRequest: ((await server.cpu()) - usedBefore) / requestsPerRound,
  };
}

const median = (values: number[]): number => quantile(values, 0.5);

export interface RestMeasure {
  /** Requests per second of the local TaskRouter, by those of the bare server. */
  readonly ratio: number;
  readonly emulator: number;
  readonly bare: number;
  /**
   * CPU time that the bare server takes for a request, by that of the local TaskRouter: what the ratio would be if the
   * load cost nothing and only the server were waited for.
   */
  readonly cpuRatio: number;
}

/** Create-task over REST against a bare `node:http` server, turn about; the ratios of each pair, and their medians. */
export async function measureRest(): Promise<RestMeasure> {
  const [emulator, bare] = [await serve('server-emulator.ts'), await serve('server-bare.ts')];
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const pairs: { emulator: Round; bare: Round }[] = [];
  try {
    await round(emulator, agent);
    await round(bare, agent);
    for (let turn = 0; turn < rounds; turn += 1)
      pairs.push({ emulator: await round(emulator, agent), bare: await round(bare, agent) });
  } finally {
    agent.destroy();
    await Promise.all([emulator.stop(), bare.stop()]);
  }
  return {
    ratio: median(pairs.map((pair) => pair.emulator.requestsPerSecond / pair.bare.requestsPerSecond)),
    emulator: median(pairs.map((pair) => pair.emulator.requestsPerSecond)),
    bare: median(pairs.map((pair) => pair.bare.requestsPerSecond)),
    cpuRatio: median(pairs.map((pair) => pair.bare.cpuPerRequest / pair.emulator.cpuPerRequest)),
  };
}
