import type { Environment } from '../configuration';
import { DeskError, hasCode } from '../errors';
import { auditLine, type AuditEntry } from '../people/audit';
import { peopleDesk } from '../people/instance';
import { sessionCookie } from '../people/session-cookie';
import type { SignedInCall } from '../people/signed-in';
import { unavailable } from '../people/sync-answers';
import type { Reply } from '../reply';
import { readCookies, type FunctionEvent } from '../request';
import { noAskAgainCookie } from './ask-again';
import { admitVouched, type Vouched } from './admit';
import { lacksClaims, rolesIn, workerNameIn, type Claims } from './claims';
import { noJourneyCookie, readJourney } from './journey';
import { callbackPath, ownAddress } from './own-address';
import { providerOf } from './provider';
import { goTo } from './replies';
import type { OidcSettings } from './settings';
import { stale, useState } from './used-states';

/** A call of `/sign-in-callback`. */
export type ComeBackCall = SignedInCall & {
  readonly input: { readonly state: string };
  readonly context: Pick<Environment, 'DOMAIN_NAME'>;
};

/** The longest word of a provider's that the audit keeps. */
const longestWhy = 200;

/**
 * Takes somebody in who comes back from the provider, and sends the browser on to the page.
 *
 * @throws DeskError `sign_in_stale`; `provider_…`; for whom the provider has vouched `email_unverified`, `no_role`, `unknown_worker`,
 * `forbidden`; `sign_in_unavailable` where Sync does not answer
 */
export async function comeBack(call: ComeBackCall, settings: OidcSettings): Promise<Reply> {
  const { configuration, context, event, platform } = call;
  const { state } = call.input;
  const journey = readJourney(readCookies(event), state, configuration, platform.now());
  if (!journey) {
    platform.log(auditLine(refusedAt(platform.now(), {}, 'not on the way from this browser')));
    throw stale();
  }
  const provider = await providerOf(platform, settings);
  const { audit, sync, ...desk } = await peopleDesk(call);
  const address = withParameters(ownAddress(context.DOMAIN_NAME, callbackPath), event);
  let claims: Claims = {};
  let vouched: Vouched;
  try {
    const identity = await provider.identityOf(address, journey, (known) => lacksClaims(known, settings));
    ({ claims } = identity);
    vouched = { name: workerNameIn(claims, settings), roles: rolesIn(claims, settings), account: identity.account };
  } catch (error) {
    if (error instanceof DeskError && !isNobodysFault(error)) {
      const by = identified(claims) ? 'somebody known' : 'anybody';
      await audit.write(refusedAt(platform.now(), whoIn(claims, settings), whyOf(error)), by);
    }
    throw error;
  }
  const workspaceSid = configuration.WORKSPACE_SID;
  const used = useState(sync, workspaceSid, state).catch((error: unknown) => {
    throw hasCode(error, 'sign_in_stale') ? error : unavailable(error);
  });
  const { createsWorkers } = settings;
  const session = await admitVouched(vouched, { ...desk, audit, workspaceSid, createsWorkers }, used);
  return goTo(`${journey.back}#sign-in=done`, [
    sessionCookie(session, configuration, desk.limits),
    noJourneyCookie(state),
    noAskAgainCookie,
  ]);
}

const isNobodysFault = ({ code }: DeskError): boolean => code === 'provider_unreachable' || code === 'misconfigured';

/** Whether the provider has said who it is. */
const identified = (claims: Claims): boolean => Object.keys(claims).length > 0;

function whoIn(claims: Claims, { workerClaim }: OidcSettings): AuditEntry['who'] {
  const name = claims[workerClaim];
  return typeof name === 'string' ? { name: name.slice(0, longestWhy) } : {};
}

function whyOf({ message, cause }: DeskError): string {
  return (cause instanceof Error ? cause.message : message).slice(0, longestWhy);
}

const refusedAt = (now: number, who: AuditEntry['who'], why: string): AuditEntry => ({
  at: new Date(now).toISOString(),
  who,
  what: 'sign-in',
  outcome: 'refused',
  why,
});

/** The address that the browser came by, of which the runtime tells the fields alone. What was sent twice is there twice. */
function withParameters(address: URL, event: FunctionEvent): URL {
  for (const [name, value] of Object.entries(event)) {
    if (name === 'request') continue;
    for (const one of [value].flat()) if (typeof one === 'string') address.searchParams.append(name, one);
  }
  return address;
}
