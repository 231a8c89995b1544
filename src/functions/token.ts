import type { ObjectEntries } from 'valibot';
import { conferenceTelling } from '../lib/conference-events';
import {
  keepsSessions,
  readConfiguration,
  readOptional,
  signInMode,
  type Configuration,
  type Environment,
} from '../lib/configuration';
import { framedCookies } from '../lib/embed/framed-cookies';
import { DeskError } from '../lib/errors';
import { anyone, createHandler, type Call } from '../lib/handler';
import { askAgainCookie } from '../lib/oidc/ask-again';
import type { Platform } from '../lib/platform';
import { bridgeOrigin, bridgeUrls, usualPhoneEdge, usualRegion } from '../lib/region';
import { isOwnPage, requireOwnPage } from '../lib/people/own-page';
import { authoriseRenewal, noRenewalCookie, renewalCookie, renewalIn, renewalOf } from '../lib/renewal';
import { readCookies, readHeaders } from '../lib/request';
import { json, type Reply } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { signIn } from '../lib/sign-in-by-password';
import type { Role } from '../lib/session';
import type { Admitted } from '../lib/people/token-calls';
import { passcodeInput, renewalInput, signInInput, signOutInput } from '../lib/sign-in-input';
import { SignInThrottle } from '../lib/sign-in-throttle';
import { supervisorPassword } from '../lib/supervisor-password';
import { twilioClient } from '../lib/twilio-client';
import { findWorker, workerOf, type FoundWorker } from '../lib/workspace';

const needs = ['ACCOUNT_SID', 'AUTH_TOKEN', 'API_KEY', 'API_SECRET', 'WORKSPACE_SID'] as const;

/**
 * `POST /token`: worker name and password, or the renewal that came with them → a token; where everybody has a session of their own, that
 * of the browser's cookie is renewed, ended, or given another passcode, too. See docs/functions.md.
 */
export function createTokenHandler(platform: Platform): ReturnType<typeof createSignIn> {
  const acts = {
    renew: createRenewal(platform),
    signOut: createSignOut(platform),
    changePasscode: createPasscodeChange(platform),
  };
  const signIn = createSignIn(platform);
  return (context, event, callback) => {
    const asked = Object.entries(acts).find(([name]) => Object.hasOwn(event, name));
    return (asked?.[1] ?? signIn)(context, event, callback);
  };
}

function createSignIn(platform: Platform) {
  // Apart, so that guessing one password keeps nobody from using the other.
  const throttles = { worker: new SignInThrottle(), supervisor: new SignInThrottle() };
  return createHandler(platform, {
    needs,
    finish: framedCookies,
    authorise: anyone,
    input: signInInput,
    run: async (call) => {
      const { configuration } = call;
      const { kind, role, ttlSeconds, newPasscode, ...credentials } = call.input;
      if (role === 'supervisor' && kind === 'capability') {
        throw new DeskError('invalid_request', '`kind` is not usable: a supervisor’s token is of the kind access.');
      }
      const mode = signInMode(call.context);
      if (mode === 'oidc')
        throw new DeskError('not_enabled', 'People sign in here with their organization: open /sign-in in a browser.');
      if (mode === 'people') {
        if (kind === 'capability')
          throw new DeskError('invalid_request', '`kind` is not usable: no session is behind a capability token.');
        const { signInCall } = await import('../lib/people/token-calls');
        return admit(call, await signInCall(call, { ...credentials, newPasscode, role }), { role, ttlSeconds });
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
      const reply = await tokenReply(call, worker, role === 'supervisor' ? role : kind, {
        ttlSeconds,
        // A capability token is no session, and there is nothing to renew.
        ...(kind === 'access' && { renewal }),
      });
      return kind === 'access' ? keeping(call, reply, role, renewal) : reply;
    },
  });
}

/** The desk's own page has its browser keep the renewal; another site is not to sign anybody in. */
const keeping = (
  { event, context }: Pick<Call<never, ObjectEntries, unknown>, 'event' | 'context'>,
  reply: Reply,
  role: Role,
  renewal: string,
): Reply =>
  isOwnPage(readHeaders(event), context.DOMAIN_NAME) ? { ...reply, cookies: [renewalCookie(role, renewal)] } : reply;

/** No password is looked at, and none of its wrong tries counts: a session that is open cannot be shut from outside. */
function createRenewal(platform: Platform) {
  return createHandler(platform, {
    needs,
    finish: framedCookies,
    authorise: (headers) => headers,
    input: renewalInput,
    run: async (call) => {
      const { configuration, input } = call;
      const { role, ttlSeconds } = input;
      if (keepsSessions(call.context)) {
        const { renewalCall } = await import('../lib/people/token-calls');
        return admit(call, await renewalCall(call, role), { role, ttlSeconds });
      }
      const keys = { ...configuration, role, password: passwordOf(call, role) };
      const renewal = renewalIn(call.caller, readCookies(call.event), role, call.context.DOMAIN_NAME);
      const { workerSid } = authoriseRenewal(renewal, keys, platform.now());
      const worker = await workerOf(await twilioClient(call), configuration.WORKSPACE_SID, workerSid);
      if (!worker) throw new DeskError('unauthorized', 'The worker of this session is gone. Sign in as another.');
      // It stays the same one, or it would go on for ever.
      const reply = await tokenReply(call, worker, role === 'supervisor' ? role : 'access', { ttlSeconds });
      return keeping(call, reply, role, renewal);
    },
  });
}

/** Ends the session on the server where there is one, and takes from the browser what goes on with it. */
function createSignOut(platform: Platform) {
  return createHandler(platform, {
    needs,
    finish: framedCookies,
    authorise: anyone,
    input: signOutInput,
    run: async (call) => {
      if (!keepsSessions(call.context)) {
        requireOwnPage(readHeaders(call.event), call.context.DOMAIN_NAME);
        return json({ signedOut: true }, [noRenewalCookie(call.input.role)]);
      }
      const { signOutCall } = await import('../lib/people/token-calls');
      const cookies = await signOutCall(call);
      const again = signInMode(call.context) === 'oidc' ? [askAgainCookie] : [];
      return json({ signedOut: true }, [...cookies, ...again]);
    },
  });
}

function createPasscodeChange(platform: Platform) {
  return createHandler(platform, {
    needs,
    finish: framedCookies,
    authorise: anyone,
    input: passcodeInput,
    run: async (call) => {
      if (signInMode(call.context) !== 'people')
        throw new DeskError('not_enabled', 'Nobody has a passcode here: SIGN_IN is not `people`.');
      const { passcodeCall } = await import('../lib/people/token-calls');
      return json({ changed: true }, await passcodeCall(call, call.input));
    },
  });
}

/** A token that came of a session of somebody's own; it lives no longer than it takes to be renewed by the cookie. */
async function admit(
  call: TokenCall,
  { worker, cookies, device, tokenSeconds }: Admitted,
  { role, ttlSeconds }: { readonly role: Role; readonly ttlSeconds: number },
): Promise<Reply> {
  const ownPasscode = signInMode(call.context) === 'people';
  const options = { ttlSeconds: Math.min(ttlSeconds, tokenSeconds), ...(ownPasscode && { ownPasscode }), device };
  return { ...(await tokenReply(call, worker, role === 'supervisor' ? role : 'access', options)), cookies };
}

type TokenCall = Pick<Call<(typeof needs)[number], ObjectEntries, unknown>, 'configuration' | 'context'>;

function passwordOf({ context }: TokenCall, role: Role): string {
  const { TOKEN_PASSWORD: agents } = readConfiguration(context, ['TOKEN_PASSWORD']);
  return role === 'worker' ? agents : supervisorPassword(context, agents);
}

async function tokenReply(
  { configuration, context }: TokenCall,
  worker: FoundWorker,
  kind: 'access' | 'capability' | 'supervisor',
  {
    ttlSeconds,
    ...more
  }: {
    readonly ttlSeconds: number;
    readonly renewal?: string;
    readonly ownPasscode?: boolean;
    readonly device?: string | undefined;
  },
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
function conferences(environment: Environment, { origin }: Pick<Configuration<never>, 'origin'>): object {
  const telling = conferenceTelling(environment, origin);
  return telling ? { conferences: { events: telling.url } } : {};
}

export const handler = createTokenHandler(runtimePlatform);
