import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { ProcessTime } from './process-time';

let server: Server;

beforeEach(async () => {
  server = createServer((_request, response) => response.end('there'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

async function ask(): Promise<void> {
  const { port } = server.address() as AddressInfo;
  const [answer] = (await once(get({ host: '127.0.0.1', port }), 'response')) as [IncomingMessage];
  await once(answer.resume(), 'end');
}

it.each([0, 1, 2])('passes no time while an answer is due that was asked for %i turns after a timer', async (turns) => {
  const time = new ProcessTime(Date.UTC(2026, 10, 20, 9));
  const seen: string[] = [];
  time.after(1_000, () => {
    const work = async (): Promise<void> => {
      for (let waited = 0; waited < turns; waited += 1) await turn();
      await ask();
      seen.push('answered');
    };
    void work();
  });
  time.after(1_001, () => void seen.push('later'));
  await time.advance(5_000);
  expect(seen).toEqual(['answered', 'later']);
});
