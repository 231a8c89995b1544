import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectControl } from '../../../../emulator/console/ports/control-port';
import { HandClock } from '../../hand-clock';

let server: Server | undefined;

/** A server that answers as told, on a port of its own. */
async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

describe('connectControl', () => {
  it('sends what is asked as JSON', async () => {
    const seen: unknown[] = [];
    const origin = await serve((request, response) => {
      request.setEncoding('utf8').on('data', (body: string) => {
        seen.push([request.method, request.url, request.headers['content-type'], JSON.parse(body)]);
        response.end('{"callSid":"CA1"}');
      });
    });
    await connectControl(new HandClock(), origin).send({ path: '/_emulator/v1/calls', body: { from: '+1' } });
    expect(seen).toEqual([['POST', '/_emulator/v1/calls', 'application/json', { from: '+1' }]]);
  });

  it('refuses in the local TaskRouter’s own words, with its code', async () => {
    const origin = await serve((_request, response) => {
      response.writeHead(400).end('{"code":20001,"message":"The task has ended","more_info":"","status":400}');
    });
    const sent = connectControl(new HandClock(), origin).send({ path: '/', body: {} });
    await expect(sent).rejects.toThrow('The task has ended (20001)');
  });

  it('refuses with the status where there are no words', async () => {
    const origin = await serve((_request, response) => {
      response.writeHead(502).end('{}');
    });
    const read = connectControl(new HandClock(), origin).readState();
    await expect(read).rejects.toThrow('The local TaskRouter answered 502.');
  });

  it('says that nobody answers where nobody does', async () => {
    const origin = await serve((request) => request.socket.destroy());
    const read = connectControl(new HandClock(), origin).readState();
    await expect(read).rejects.toThrow('does not answer. Is it still running?');
  });

  it('gives up on an answer that does not come', async () => {
    const clock = new HandClock();
    let asked = (): void => undefined;
    const arrived = new Promise<void>((resolve) => (asked = resolve));
    const origin = await serve(() => asked());
    const read = connectControl(clock, origin).readState();
    void arrived.then(() => clock.pass(10_000));
    await expect(read).rejects.toThrow('has not answered for 10 seconds');
  });
});
