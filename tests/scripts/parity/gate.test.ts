import AccessToken from 'twilio/lib/jwt/AccessToken';
import { localCredentials } from '../../../emulator';
import { Gate, nameOfRun, type Asked } from '../../../scripts/parity/gate';

const own = `WS${'0a'.repeat(16)}`;
const others = `WS${'0b'.repeat(16)}`;
const to = '+15550123';
const from = '+15550100';

function tokenOf(workspaceSid: string): string {
  const { accountSid, apiKey, apiSecret } = localCredentials;
  const token = new AccessToken(accountSid, apiKey, apiSecret, { identity: 'someone' });
  token.addGrant(new AccessToken.TaskRouterGrant({ workspaceSid, role: 'admin' }));
  return token.toJwt();
}

function refusalOf(asked: Partial<Asked>, phones?: { to: string; from: string }): string | undefined {
  const gate = new Gate('5eed', phones);
  gate.made(own);
  return gate.refusalOf({ method: 'GET', path: `/v1/Workspaces/${own}`, query: '', body: '', ...asked });
}

const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();
const envelope = (workspaceSid: string, url: string, params: object = {}): string =>
  JSON.stringify({ url, method: 'GET', params, token: tokenOf(workspaceSid) });
const bridge = { method: 'POST', path: '/v1/wschannels' };
const name = `${nameOfRun('5eed')}floor`;

it.each<[string, Partial<Asked>]>([
  ['its own workspace', {}],
  ['what is in it', { path: `/v1/Workspaces/${own}/Tasks/WT0`, method: 'DELETE' }],
  ['a workspace with its name', { method: 'POST', path: '/v1/Workspaces', body: form({ FriendlyName: name }) }],
  ['a list of those with its name', { path: '/v1/Workspaces', query: form({ FriendlyName: name }) }],
  ['a change that leaves the name', { method: 'POST', body: form({ EventsFilter: '' }) }],
  ['the event bridge, of its own', { ...bridge, body: envelope(own, `Workspaces/${own}/Workers`) }],
  ['a socket of its own', { path: '/v1/wschannels', query: form({ token: tokenOf(own) }) }],
])('%s is let out', (_what, asked) => {
  expect(refusalOf(asked)).toBeUndefined();
});

it.each<[string, Partial<Asked>]>([
  ['another workspace', { path: `/v1/Workspaces/${others}` }],
  ['what is in another', { path: `/v1/Workspaces/${others}/Tasks/WT0`, method: 'DELETE' }],
  ['another one, in other letters', { path: `/v1/Workspaces/${others.replace('WS', 'ws')}` }],
  ['another one, escaped', { path: `/v1/Workspaces/%57S${others.slice(2)}` }],
  ['another one, by a way round', { path: `/v1/Workspaces/${own}/../${others}` }],
  ['another one, named in a query', { query: form({ Workspace: others }) }],
  ['another one, named in a form', { method: 'POST', body: form({ Attributes: `{"of":"${others}"}` }) }],
  ['another one, after its own', { path: `/v1/Workspaces/${own}/${others}` }],
  ['all workspaces', { path: '/v1/Workspaces' }],
  ['those of a name', { path: '/v1/Workspaces', query: form({ FriendlyName: 'Support' }) }],
  ['a workspace without its name', { method: 'POST', path: '/v1/Workspaces', body: form({ FriendlyName: 'Support' }) }],
  [
    'a workspace of another run',
    { method: 'POST', path: '/v1/Workspaces', body: form({ FriendlyName: nameOfRun('0000') }) },
  ],
  [
    'two names at once',
    { method: 'POST', path: '/v1/Workspaces', body: `${form({ FriendlyName: name })}&FriendlyName=Support` },
  ],
  ['another name for its own', { method: 'POST', body: form({ FriendlyName: 'Support' }) }],
  ['the event bridge, of another by its token', { ...bridge, body: envelope(others, `Workspaces/${own}/Workers`) }],
  ['the event bridge, of another by its address', { ...bridge, body: envelope(own, `Workspaces/${others}/Workers`) }],
  [
    'one escaped there',
    { ...bridge, body: envelope(own, 'x').replace('"x"', `"Workspaces/\\u0057S${others.slice(2)}"`) },
  ],
  ['the event bridge without a token', { ...bridge, body: '{"url":"","method":"GET"}' }],
  ['a socket of another', { path: '/v1/wschannels', query: form({ token: tokenOf(others) }) }],
  ['a socket without a token', { path: '/v1/wschannels' }],
  ['another product', { path: '/2010-04-01/Accounts/AC0/Calls.json', method: 'POST' }],
  ['a telephone call', { method: 'POST', body: form({ Instruction: 'call', CallTo: to, CallFrom: from }) }],
  ['one by the event bridge', { ...bridge, body: envelope(own, `Workspaces/${own}`, { Instruction: 'conference' }) }],
])('%s is not', (_what, asked) => {
  expect(refusalOf(asked)).toEqual(expect.any(String));
});

it('with calls, one number calls the other, and nothing else', () => {
  const call = (fields: Record<string, string>): string | undefined =>
    refusalOf({ method: 'POST', body: form(fields) }, { to, from });
  expect(call({ Instruction: 'call', CallTo: to, CallFrom: from })).toBeUndefined();
  expect(call({ Instruction: 'call', CallTo: '+15550199', CallFrom: from })).toMatch('only --to');
  expect(call({ Instruction: 'call', CallFrom: from })).toMatch('only --to');
  expect(call({ Instruction: 'conference', To: to, From: from })).toMatch('only --to');
});

it('a workspace that is gone is no longer its own', () => {
  const gate = new Gate('5eed');
  gate.made(own);
  gate.gone(own);
  expect(gate.refusalOf({ method: 'GET', path: `/v1/Workspaces/${own}`, query: '', body: '' })).toMatch(own);
});
