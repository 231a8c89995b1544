import { Agent, request } from 'node:http';
import { localCredentials } from '../emulator/credentials';
import { serve } from './child';

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

/** Requests per second over one round. */
async function round(origin: string, agent: Agent): Promise<number> {
  let left = requestsPerRound;
  const started = process.hrtime.bigint();
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await createTask(origin, agent);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  return requestsPerRound / (Number(process.hrtime.bigint() - started) / 1e9);
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Create-task over REST against a bare `node:http` server, turn about; the ratio of each pair, and its median. */
export async function measureRest(): Promise<{ ratio: number; emulator: number; bare: number }> {
  const [emulator, bare] = [await serve('server-emulator.ts'), await serve('server-bare.ts')];
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const pairs: { emulator: number; bare: number }[] = [];
  try {
    await round(emulator.origin, agent);
    await round(bare.origin, agent);
    for (let turn = 0; turn < rounds; turn += 1)
      pairs.push({ emulator: await round(emulator.origin, agent), bare: await round(bare.origin, agent) });
  } finally {
    agent.destroy();
    await Promise.all([emulator.stop(), bare.stop()]);
  }
  return {
    ratio: median(pairs.map((pair) => pair.emulator / pair.bare)),
    emulator: median(pairs.map((pair) => pair.emulator)),
    bare: median(pairs.map((pair) => pair.bare)),
  };
}
