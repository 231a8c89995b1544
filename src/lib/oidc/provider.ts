import {
  AuthorizationResponseError,
  ClientSecretBasic,
  ClientSecretPost,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  getJwksCache,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from 'openid-client';
import { forItToCount } from '../configuration';
import { DeskError } from '../errors';
import type { Account } from '../people/person';
import type { Platform } from '../platform';
import type { Claims } from './claims';
import type { Journey } from './journey';
import { ProviderLine } from './provider-line';
import type { OidcSettings } from './settings';
import { stale } from './used-states';

/** Whom a provider has vouched for. */
export interface Identity {
  readonly account: Account;
  readonly claims: Claims;
}

/** What goes to the provider, and has to come back. */
export type Secrets = Pick<Journey, 'state' | 'nonce' | 'verifier'>;

/**
 * An organization's identity provider, as its discovery describes it. What it answers is checked by openid-client: state, issuer, and of
 * the ID token signature, issuer, audience, nonce and times.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth
 */
export class Provider {
  readonly #configuration: Configuration;
  readonly #line: ProviderLine;
  readonly #scope: string;

  private constructor(configuration: Configuration, line: ProviderLine, scope: string) {
    this.#configuration = configuration;
    this.#line = line;
    this.#scope = scope;
  }

  /** @throws DeskError `provider_unreachable`, `provider_failed`, `misconfigured` */
  static async discover(
    { issuer, clientId, clientSecret, scope }: OidcSettings,
    platform: Pick<Platform, 'upstreamTimeoutMs'>,
  ): Promise<Provider> {
    const line = new ProviderLine(platform.upstreamTimeoutMs);
    const url = new URL(issuer);
    const configuration = await discovery(url, clientId, clientSecret, authentication(clientSecret), {
      // A token that came over TLS is not asked for its signature otherwise.
      execute: [enableNonRepudiationChecks, ...(url.protocol === 'http:' ? [allowInsecureRequests] : [])],
      [customFetch]: line.fetch,
    }).catch((error: unknown) => {
      throw judged(error);
    });
    // At some providers one address stands for many organizations, and whoever signs in says which is theirs.
    if (new URL(configuration.serverMetadata().issuer).href !== url.href)
      throw new DeskError(
        'misconfigured',
        `The identity provider calls itself otherwise than OIDC_ISSUER does: expected the address of your organization alone. Correct it, then ${forItToCount}.`,
      );
    return new Provider(configuration, line, scope);
  }

  /**
   * Where the browser is to go, and what the way back is held against.
   *
   * @param prompt - `login` has the provider ask who it is, also where it knows.
   */
  async setOut(redirectUri: URL, prompt: 'login' | undefined): Promise<Secrets & { readonly url: string }> {
    const secrets = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const { state, nonce, verifier } = secrets;
    const url = buildAuthorizationUrl(this.#configuration, {
      redirect_uri: redirectUri.href,
      scope: this.#scope,
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(prompt && { prompt }),
    });
    return { ...secrets, url: url.href };
  }

  /**
   * Exchanges the code in an address for who it is. One step of requests, and one more where the provider says the rest elsewhere.
   *
   * @param lacks - Whether more has to be known than the ID token says.
   * @throws DeskError `sign_in_stale` for a code that is no longer good, `provider_denied`, `provider_failed` for an answer that does not
   * stand up, `provider_unreachable`, `misconfigured` where the provider does not know the desk
   */
  async identityOf(address: URL, journey: Secrets, lacks: (claims: Claims) => boolean): Promise<Identity> {
    const configuration = this.#configuration;
    const { issuer, jwks_uri: keys, userinfo_endpoint: more } = configuration.serverMetadata();
    if (keys !== undefined && !getJwksCache(configuration)) this.#line.askAhead(keys);
    try {
      const tokens = await authorizationCodeGrant(configuration, address, {
        pkceCodeVerifier: journey.verifier,
        expectedState: journey.state,
        expectedNonce: journey.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new Error('There is no ID token.');
      const account = { issuer, subject: claims.sub };
      if (more === undefined || !lacks(claims)) return { account, claims };
      const further = await fetchUserInfo(configuration, tokens.access_token, claims.sub);
      // What is signed goes before what is only told.
      return { account, claims: { ...further, ...claims } };
    } catch (error) {
      throw judged(error);
    }
  }
}

/** By header, as every provider has to take it, unless this one says that it wants the secret in the body. */
const authentication = (secret: string): ReturnType<typeof ClientSecretBasic> => {
  const [byHeader, byBody] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, ...rest) => {
    const { token_endpoint_auth_methods_supported: methods = ['client_secret_basic'] } = server;
    return (methods.includes('client_secret_basic') ? byHeader : byBody)(server, ...rest);
  };
};

/** What a provider says of somebody whom it does not let in. */
const denials = new Set(['access_denied', 'login_required', 'consent_required', 'interaction_required']);

function judged(error: unknown): DeskError {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof DeskError) return cause;
    if (cause instanceof AuthorizationResponseError && denials.has(cause.error))
      return new DeskError(
        'provider_denied',
        'Your organization did not let you in. Try again, or ask whoever runs its accounts.',
        {
          cause,
        },
      );
    if (cause instanceof ResponseBodyError && cause.error === 'invalid_grant') return stale(cause);
    if (isAboutTheClient(cause))
      return new DeskError(
        'misconfigured',
        `The identity provider does not know the desk. Check OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, then ${forItToCount}.`,
        { cause },
      );
  }
  return new DeskError(
    'provider_failed',
    'What the identity provider answered does not stand up. Ask whoever runs the desk.',
    {
      // For the log: its words alone, since its fields may have tokens in them.
      cause: new Error(error instanceof Error ? wordsOf(error) : String(error)),
    },
  );
}

/** Who asks for the code is challenged by `Basic`; who asks about somebody by `Bearer`. */
const isAboutTheClient = (error: Error): boolean =>
  error instanceof ResponseBodyError
    ? error.error === 'invalid_client'
    : error instanceof WWWAuthenticateChallengeError && error.cause.some(({ scheme }) => scheme === 'basic');

const wordsOf = ({ message, cause }: Error): string =>
  cause instanceof Error ? `${message}: ${cause.message}` : message;

/** What was read of a provider counts for so long. */
const keptMs = 10 * 60_000;

/** For each machine (a deployed Function knows one), the provider as it was read last. */
const kept = new WeakMap<
  Platform,
  { readonly key: string; readonly at: number; readonly provider: Promise<Provider> }
>();

/** The provider, read anew every ten minutes. @throws DeskError like {@link Provider.discover} */
export async function providerOf(platform: Platform, settings: OidcSettings): Promise<Provider> {
  const key = JSON.stringify(settings);
  const now = platform.now();
  const known = kept.get(platform);
  if (known?.key === key && now - known.at < keptMs) return known.provider;
  const provider = Provider.discover(settings, platform);
  kept.set(platform, { key, at: now, provider });
  // One that failed is not kept.
  provider.catch(() => kept.get(platform)?.provider === provider && kept.delete(platform));
  return provider;
}
