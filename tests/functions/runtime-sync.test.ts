import { join } from 'node:path';
import type { RuntimeSyncClientOptions, RuntimeSyncServiceContext } from '@twilio-labs/serverless-runtime-types/types';
import { createEmulator, localCredentials, type Emulator } from '../../emulator';
import { LocalRequestClient } from '../../emulator/request-client';
import type { Environment } from '../../src/lib/configuration';
import { UpstreamClient } from '../../src/lib/upstream-client';

interface RuntimeModule {
  create(options: { env: Environment; logger: object; baseDir: string }): {
    getSync(options?: RuntimeSyncClientOptions): RuntimeSyncServiceContext;
  };
}

const runtimes = ['@twilio/runtime-handler', 'runtime-handler-2.0.3', 'runtime-handler-2.0.0', 'runtime-handler-1.3.1'];

let emulator: Emulator;
beforeEach(async () => {
  // The handler asks by a way that the package says is old.
  jest.spyOn(console, 'warn').mockImplementation();
  emulator = await createEmulator();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await emulator.close();
});

it.each(runtimes)('Runtime.getSync of %s reaches the local TaskRouter by the client it is given', async (name) => {
  const file = join(process.cwd(), 'node_modules', name, 'dist/dev-runtime/internal/runtime.js');
  const { accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN } = localCredentials;
  const runtime = jest
    .requireActual<RuntimeModule>(file)
    .create({ env: { ACCOUNT_SID, AUTH_TOKEN }, logger: {}, baseDir: process.cwd() });
  for (const httpClient of [
    new LocalRequestClient(emulator.origin),
    new UpstreamClient({
      origin: emulator.origin,
      upstreamTimeoutMs: 20_000,
      upstreamRetryDelayMs: 1,
      now: () => emulator.clock.now(),
    }),
  ]) {
    const sync = runtime.getSync({ httpClient });
    const { sid } = await sync.documents.create({ data: { day: 1 } });
    expect(await sync.documents(sid).fetch()).toMatchObject({ data: { day: 1 } });
    expect(await sync.maps.create({})).toMatchObject({ revision: '0' });
  }
});
