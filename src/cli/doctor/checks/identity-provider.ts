import { isLoopback } from '../../../lib/loopback';
import { callbackPath } from '../../../lib/oidc/own-address';
import { readUrl } from '../../../lib/text/read-url';
import { UnansweredError } from '../../http/unanswered-error';
import { CannotCheck, type Check } from '../check';
import type { DoctorContext } from '../context';
import type { DeskAnswer } from '../desk-service';
import { fine, verdictOf, type Finding } from '../verdicts';

const wanted = 'The provider describes itself at OIDC_ISSUER, under that very name, and sends people back to the desk.';

const needed = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;

/** Without one of these nobody can be sent there, or what comes back cannot be checked. */
const endpoints = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const;

const isText = (value: unknown): value is string => typeof value === 'string';

/** @see https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig */
export const identityProvider: Check = {
  id: 'identity-provider',
  title: 'Identity provider',
  weight: 'stops',
  needs: ['workspace'],
  async run(context) {
    const { variables, local } = context;
    if (variables['SIGN_IN'] !== 'oidc') return fine('None is used: SIGN_IN is not oidc.', wanted);
    const missing = needed.filter((name) => !variables[name]);
    if (missing.length > 0) {
      const found = `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not set.`;
      return verdictOf([{ found, action: 'Register the desk at the provider, and set what it gives in .env.' }], {
        wanted,
        whenFine: '',
      });
    }
    const issuer = readUrl(variables['OIDC_ISSUER'] ?? '');
    if (!issuer) throw new CannotCheck('Not checked: OIDC_ISSUER has to be fixed first; see “Variables”.');
    const findings = await problemsOf(context, issuer);
    if (local === undefined && isLoopback(issuer.hostname))
      findings.unshift({
        found: 'OIDC_ISSUER is on this machine, which the deployed desk cannot reach.',
        action: 'Set OIDC_ISSUER to an address that everybody can reach.',
      });
    const desk = (await context.desk.origin()) ?? 'https://YOUR-DESK';
    const callback = `${desk}${callbackPath}`;
    const verdict = verdictOf(findings, {
      wanted,
      whenFine: `${issuer.href} answers. The redirect URI to register there is ${callback}.`,
    });
    return verdict.valid
      ? { ...verdict, note: 'manual', actions: [`Look whether the provider has ${callback}.`] }
      : verdict;
  },
};

async function problemsOf({ desk }: DoctorContext, issuer: URL): Promise<Finding[]> {
  const place = `${issuer.href.replace(/\/$/, '')}/.well-known/openid-configuration`;
  let answer: DeskAnswer;
  try {
    answer = await desk.get(place);
  } catch (error) {
    if (!(error instanceof UnansweredError)) throw error;
    // What is out of reach from here, or for now, may be there for the desk.
    const found = `Nothing answers at ${place} (${error.networkCode}).`;
    return [{ found, action: 'Check OIDC_ISSUER, and whether the provider is up.', weight: 'look' }];
  }
  const { status, body } = answer;
  if (status !== 200 || typeof body !== 'object' || body === null) {
    const found = `${place} does not describe a provider (HTTP ${status}).`;
    return [{ found, action: 'Set OIDC_ISSUER to the “issuer” of the provider’s discovery.' }];
  }
  const said: Readonly<Record<string, unknown>> = { ...body };
  const findings: Finding[] = [];
  const name = isText(said['issuer']) ? said['issuer'] : '';
  if (readUrl(name)?.href !== issuer.href)
    findings.push({
      found: `The provider calls itself ${name === '' ? 'nothing' : name}, and OIDC_ISSUER is ${issuer.href}.`,
      action: 'Set OIDC_ISSUER to the “issuer” of your organization alone; at Microsoft with its tenant, not “common”.',
    });
  const lacking = endpoints.filter((endpoint) => !isText(said[endpoint]));
  if (lacking.length > 0)
    findings.push({
      found: `The provider says no ${lacking.join(', no ')}.`,
      action: 'Use a provider with the authorization code flow of OpenID Connect.',
    });
  const { code_challenge_methods_supported: methods } = said;
  if (!Array.isArray(methods) || !methods.includes('S256'))
    findings.push({
      found: 'The provider does not say that it does PKCE with S256. The desk uses it all the same.',
      action: 'Look in the provider’s documentation whether it holds codes to it.',
      weight: 'know',
    });
  return findings;
}
