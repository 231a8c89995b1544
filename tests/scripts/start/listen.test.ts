import { createServer, type Server } from 'node:http';
import { listen, portError } from '../../../scripts/start/listen';
import { StartError } from '../../../scripts/start/start-error';

describe('listen', () => {
  let holder: Server;
  let port: number;
  beforeAll(async () => {
    holder = createServer();
    port = await listen(holder, 0, 'PORT');
  });
  afterAll(() => {
    holder.close();
  });

  it('binds the loopback address alone', () => {
    expect(holder.address()).toMatchObject({ address: '127.0.0.1', port });
  });

  it('says in a sentence that a port is taken, and how to choose another', async () => {
    const attempt = listen(createServer(), port, 'EMULATOR_PORT');
    await expect(attempt).rejects.toBeInstanceOf(StartError);
    await expect(attempt).rejects.toThrow(`Port ${port} is already in use`);
    await expect(attempt).rejects.toThrow(`EMULATOR_PORT=${port + 1}`);
  });
});

describe('portError', () => {
  it('knows a port that needs more rights', () => {
    const error = Object.assign(new Error('listen EACCES'), { code: 'EACCES' });
    expect(portError(error, 80, 'PORT')).toMatchObject({
      name: 'StartError',
      message: expect.stringContaining('above 1023'),
    });
  });

  it('leaves every other error alone', () => {
    const error = new Error('something else');
    expect(portError(error, 80, 'PORT')).toBe(error);
  });
});
