import { anyone, createHandler } from '../lib/handler';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { signIn } from '../lib/sign-in';
import { signInInput } from '../lib/sign-in-input';
import { SignInThrottle } from '../lib/sign-in-throttle';
import { accessToken, bridgeUrls, capabilityToken, expiryOf, tokenNeeds } from '../lib/tokens';
import { twilioClient } from '../lib/twilio-client';
import { findWorker } from '../lib/workspace';

/** `POST /token`: worker name and password → a token. See docs/functions.md. */
export function createTokenHandler(platform: Platform) {
  const throttle = new SignInThrottle();
  return createHandler(platform, {
    needs: [...tokenNeeds, 'TOKEN_PASSWORD'],
    authorise: anyone,
    input: signInInput,
    run: async (call) => {
      const { configuration } = call;
      const { kind, ttlSeconds, ...credentials } = call.input;
      const client = twilioClient(call);
      const worker = await signIn({
        ...credentials,
        expectedPassword: configuration.TOKEN_PASSWORD,
        throttle,
        now: platform.now(),
        find: (friendlyName) => findWorker(client, configuration.WORKSPACE_SID, friendlyName),
      });
      const token = (kind === 'access' ? accessToken : capabilityToken)(configuration, worker, ttlSeconds);
      const taskrouter = configuration.origin === undefined ? {} : { taskrouter: bridgeUrls(configuration.origin) };
      const { sid, friendlyName } = worker;
      return json({ token, expiresAt: expiryOf(token), worker: { sid, friendlyName }, ...taskrouter });
    },
  });
}

export const handler = createTokenHandler(runtimePlatform);
