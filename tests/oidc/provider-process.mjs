/* A real identity provider in a process of its own: oidc-provider is an ES module, which jest cannot load. Its parent says by messages
   whom it vouches for, and what is to go wrong. */
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import jsonwebtoken from 'jsonwebtoken';
import { Provider } from 'oidc-provider';

const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const key = newKey();
const strangersKey = newKey();
const kid = 'the-one-that-is-published';

/** As the parent has said last; see provider.ts. */
let wishes = {};
let handle = (_request, response) => response.writeHead(503).end();

const server = createServer((request, response) => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  process.send?.({ asked: `${request.method} ${path}` });
  if (wishes.down?.some((prefix) => path.startsWith(prefix))) request.socket.destroy();
  else if (wishes.broken?.some((prefix) => path.startsWith(prefix))) response.writeHead(503).end('Out of order');
  else void handle(request, response);
});

/** Says something else than the provider would, signed by the provider's own key or by another. */
function tampered(idToken) {
  const { claims = {}, key: signer = 'own' } = wishes.tamper;
  const payload = { ...jsonwebtoken.decode(idToken), ...claims };
  if (signer === 'nobody’s') return jsonwebtoken.sign(payload, '', { algorithm: 'none' });
  return jsonwebtoken.sign(payload, signer === 'own' ? key : strangersKey, { algorithm: 'RS256', keyid: kid });
}

function configure({ redirectUris, postLogoutRedirectUris = [], secret, conformIdTokenClaims = false }) {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'desk',
        client_secret: secret,
        redirect_uris: redirectUris,
        post_logout_redirect_uris: postLogoutRedirectUris,
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [{ ...key.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['a secret of the test provider'] },
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name', 'preferred_username'],
      groups: ['groups'],
    },
    scopes: ['openid', 'email', 'profile', 'groups'],
    conformIdTokenClaims,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, accountId) => ({ accountId, claims: () => ({ sub: accountId, ...wishes.account }) }),
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 600, Session: 600, Grant: 600 },
  });
  provider.use(async (context, next) => {
    await next();
    if (context.path === '/token' && wishes.tamper && context.body?.id_token)
      context.body.id_token = tampered(context.body.id_token);
  });
  const answer = provider.callback();
  handle = async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response);
    if (wishes.asks && request.method === 'GET') {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      return response.end('<title>Provider</title><form method="post"><button>It is me</button></form>');
    }
    if (wishes.denies) {
      const denied = { error: 'access_denied', error_description: 'Not today' };
      return provider.interactionFinished(request, response, denied);
    }
    const { params } = await provider.interactionDetails(request, response);
    const accountId = wishes.account?.sub ?? 'account-1';
    const grant = new provider.Grant({ accountId, clientId: params.client_id });
    grant.addOIDCScope(params.scope);
    const result = { login: { accountId }, consent: { grantId: await grant.save() } };
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  };
}

process.on('message', ({ id, configuration, wishes: said }) => {
  if (configuration) configure(configuration);
  if (said) wishes = said;
  process.send?.({ done: id });
});
process.on('disconnect', () => process.exit());

await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;
process.send?.({ issuer });
