import { readOptional } from '../lib/configuration';
import type { Configuration, Environment } from '../lib/configuration';
import { DeskError } from '../lib/errors';
import { anyone, createHandler } from '../lib/handler';
import type { Platform } from '../lib/platform';
import { bridgeOrigin, bridgeUrls, usualPhoneEdge, usualRegion } from '../lib/region';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { signIn } from '../lib/sign-in';
import { signInInput } from '../lib/sign-in-input';
import { SignInThrottle } from '../lib/sign-in-throttle';
import { supervisorPassword } from '../lib/supervisor-password';
import { twilioClient } from '../lib/twilio-client';
import { findWorker } from '../lib/workspace';

/** `POST /token`: worker name and password → a token. See docs/functions.md. */
export function createTokenHandler(platform: Platform) {
  // Apart, so that guessing one password keeps nobody from using the other.
  const throttles = { worker: new SignInThrottle(), supervisor: new SignInThrottle() };
  return createHandler(platform, {
    needs: ['ACCOUNT_SID', 'AUTH_TOKEN', 'API_KEY', 'API_SECRET', 'WORKSPACE_SID', 'TOKEN_PASSWORD'],
    authorise: anyone,
    input: signInInput,
    run: async (call) => {
      const { configuration } = call;
      const { kind, role, ttlSeconds, ...credentials } = call.input;
      if (role === 'supervisor' && kind === 'capability') {
        throw new DeskError('invalid_request', '`kind` is not usable: a supervisor’s token is of the kind access.');
      }
      const agents = configuration.TOKEN_PASSWORD;
      const worker = await signIn({
        ...credentials,
        expectedPassword: role === 'worker' ? agents : supervisorPassword(call.context, agents),
        throttle: throttles[role],
        now: platform.now(),
        find: async (friendlyName) => findWorker(await twilioClient(call), configuration.WORKSPACE_SID, friendlyName),
      });
      // It is made by the package that has just looked the worker up.
      const { accessToken, capabilityToken, expiryOf, supervisorToken } = await import('../lib/tokens');
      const make = { access: accessToken, capability: capabilityToken, supervisor: supervisorToken };
      const token = make[role === 'supervisor' ? role : kind](configuration, worker, ttlSeconds);
      const { sid, friendlyName } = worker;
      return json({
        token,
        expiresAt: expiryOf(token),
        worker: { sid, friendlyName },
        ...whereabouts(call.context, configuration),
      });
    },
  });
}

/** Where the page finds TaskRouter and the telephone; nothing where that is where its SDKs look by themselves. */
function whereabouts(
  environment: Environment,
  { origin, region }: Pick<Configuration<never>, 'origin' | 'region'>,
): object {
  const bridge = origin ?? (region === usualRegion ? undefined : bridgeOrigin(region));
  const edge = readOptional(environment, 'TWILIO_EDGE') ?? usualPhoneEdge(region);
  return {
    ...(bridge !== undefined && { taskrouter: bridgeUrls(bridge) }),
    ...(edge !== undefined && { phone: { edge } }),
  };
}

export const handler = createTokenHandler(runtimePlatform);
