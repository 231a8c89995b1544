import type { ObjectEntries } from 'valibot';
import { conferenceEventsUrl } from '../lib/conference-events';
import { readOptional, type Configuration, type Environment } from '../lib/configuration';
import { DeskError } from '../lib/errors';
import { anyone, createHandler, type Call } from '../lib/handler';
import type { Platform } from '../lib/platform';
import { bridgeOrigin, bridgeUrls, usualPhoneEdge, usualRegion } from '../lib/region';
import { authoriseRenewal, renewalOf } from '../lib/renewal';
import { json, type Reply } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { signIn } from '../lib/sign-in';
import type { Role } from '../lib/session';
import { renewalInput, signInInput } from '../lib/sign-in-input';
import { SignInThrottle } from '../lib/sign-in-throttle';
import { supervisorPassword } from '../lib/supervisor-password';
import { twilioClient } from '../lib/twilio-client';
import { findWorker, workerOf, type FoundWorker } from '../lib/workspace';

const needs = ['ACCOUNT_SID', 'AUTH_TOKEN', 'API_KEY', 'API_SECRET', 'WORKSPACE_SID', 'TOKEN_PASSWORD'] as const;

/** `POST /token`: worker name and password, or the renewal that came with them → a token. See docs/functions.md. */
export function createTokenHandler(platform: Platform): ReturnType<typeof createSignIn> {
  const [signIn, renew] = [createSignIn(platform), createRenewal(platform)];
  return (context, event, callback) => (Object.hasOwn(event, 'renew') ? renew : signIn)(context, event, callback);
}

function createSignIn(platform: Platform) {
  // Apart, so that guessing one password keeps nobody from using the other.
  const throttles = { worker: new SignInThrottle(), supervisor: new SignInThrottle() };
  return createHandler(platform, {
    needs,
    authorise: anyone,
    input: signInInput,
    run: async (call) => {
      const { configuration } = call;
      const { kind, role, ttlSeconds, ...credentials } = call.input;
      if (role === 'supervisor' && kind === 'capability') {
        throw new DeskError('invalid_request', '`kind` is not usable: a supervisor’s token is of the kind access.');
      }
      const expectedPassword = passwordOf(call, role);
      const worker = await signIn({
        ...credentials,
        expectedPassword,
        throttle: throttles[role],
        now: platform.now(),
        find: async (friendlyName) => findWorker(await twilioClient(call), configuration.WORKSPACE_SID, friendlyName),
      });
      const renewal = renewalOf({ ...configuration, role, password: expectedPassword }, worker.sid, platform.now());
      return tokenReply(call, worker, role === 'supervisor' ? role : kind, {
        ttlSeconds,
        // A capability token is no session, and there is nothing to renew.
        ...(kind === 'access' && { renewal }),
      });
    },
  });
}

/** No password is looked at, and none of its wrong tries counts: a session that is open cannot be shut from outside. */
function createRenewal(platform: Platform) {
  return createHandler(platform, {
    needs,
    authorise: (headers) => headers,
    input: renewalInput,
    run: async (call) => {
      const { configuration, input } = call;
      const { role, ttlSeconds } = input;
      const keys = { ...configuration, role, password: passwordOf(call, role) };
      const { workerSid } = authoriseRenewal(call.caller, keys, platform.now());
      const worker = await workerOf(await twilioClient(call), configuration.WORKSPACE_SID, workerSid);
      if (!worker) throw new DeskError('unauthorized', 'The worker of this session is gone. Sign in as another.');
      // The page keeps the renewal it has: a new one would go on for ever.
      return tokenReply(call, worker, role === 'supervisor' ? role : 'access', { ttlSeconds });
    },
  });
}

type TokenCall = Pick<Call<(typeof needs)[number], ObjectEntries, unknown>, 'configuration' | 'context'>;

function passwordOf({ configuration, context }: TokenCall, role: Role): string {
  const agents = configuration.TOKEN_PASSWORD;
  return role === 'worker' ? agents : supervisorPassword(context, agents);
}

async function tokenReply(
  { configuration, context }: TokenCall,
  worker: FoundWorker,
  kind: 'access' | 'capability' | 'supervisor',
  { ttlSeconds, ...more }: { readonly ttlSeconds: number; readonly renewal?: string },
): Promise<Reply> {
  // It is made by the package that has just looked the worker up.
  const { accessToken, capabilityToken, expiryOf, supervisorToken } = await import('../lib/tokens');
  const make = { access: accessToken, capability: capabilityToken, supervisor: supervisorToken };
  const token = make[kind](configuration, worker, ttlSeconds);
  const { sid, friendlyName } = worker;
  return json({
    token,
    expiresAt: expiryOf(token),
    ...more,
    worker: { sid, friendlyName },
    ...whereabouts(context, configuration),
    ...(kind === 'access' && conferences(context, configuration)),
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

/** Where the conferences that the page asks for tell who leaves them; nothing where Twilio could not reach it. */
function conferences({ DOMAIN_NAME: domain }: Environment, { origin }: Pick<Configuration<never>, 'origin'>): object {
  const events = conferenceEventsUrl(domain, origin);
  return events === undefined ? {} : { conferences: { events } };
}

export const handler = createTokenHandler(runtimePlatform);
