import { getExpectedBodyHash, getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { isSignedByTwilio, type SignedRequest } from '../../../scripts/gateway/check-signature';

const TOKEN = 'an-auth-token';
const FORM = 'application/x-www-form-urlencoded';

function request(url: string, body: string, over: Partial<SignedRequest> = {}): SignedRequest {
  return {
    url,
    body: Buffer.from(body),
    contentType: FORM,
    contentEncoding: undefined,
    signature: undefined,
    ...over,
  };
}

describe('isSignedByTwilio', () => {
  const url = 'http://127.0.0.1:3000/assignment?instruction=accept&note=a%20b%27c';

  it('accepts a form signed with the query in the URL', () => {
    const signature = getExpectedTwilioSignature(TOKEN, url, { TaskSid: 'WT1', Attributes: '{"a": "é"}' });
    const body = 'TaskSid=WT1&Attributes=%7B%22a%22%3A+%22%C3%A9%22%7D';
    expect(isSignedByTwilio(request(url, body, { signature }), TOKEN)).toBe(true);
  });

  it('accepts a form with a repeated parameter, each value once and in order', () => {
    const signature = getExpectedTwilioSignature(TOKEN, url, { Media: ['b', 'a', 'b'] });
    expect(isSignedByTwilio(request(url, 'Media=b&Media=a&Media=b', { signature }), TOKEN)).toBe(true);
  });

  it('accepts a form with more than a thousand parameters', () => {
    const pairs = Array.from({ length: 1500 }, (_, index) => [`key${index}`, 'x']);
    const signature = getExpectedTwilioSignature(TOKEN, url, Object.fromEntries(pairs));
    const body = pairs.map(([name, value]) => `${name}=${value}`).join('&');
    expect(isSignedByTwilio(request(url, body, { signature }), TOKEN)).toBe(true);
  });

  it('accepts a call without a body', () => {
    const signature = getExpectedTwilioSignature(TOKEN, url, {});
    expect(isSignedByTwilio(request(url, '', { signature, contentType: undefined }), TOKEN)).toBe(true);
  });

  it('accepts JSON whose hash is in the signed URL', () => {
    const body = '{"TaskSid":"WT1"}';
    const hashed = `${url}&bodySHA256=${getExpectedBodyHash(body)}`;
    const signature = getExpectedTwilioSignature(TOKEN, hashed, {});
    const json = { signature, contentType: 'application/json' };
    expect(isSignedByTwilio(request(hashed, body, json), TOKEN)).toBe(true);
    expect(isSignedByTwilio(request(hashed, '{"TaskSid":"WT2"}', json), TOKEN)).toBe(false);
    expect(isSignedByTwilio(request(hashed, '', json), TOKEN)).toBe(false);
  });

  const good = getExpectedTwilioSignature(TOKEN, url, { TaskSid: 'WT1' });
  it.each<[string, Partial<SignedRequest>]>([
    ['no signature', { signature: undefined }],
    ['an empty signature', { signature: '' }],
    ['another signature', { signature: getExpectedTwilioSignature('other-token', url, { TaskSid: 'WT1' }) }],
    ['two signatures in one header', { signature: `${good}, ${good}` }],
    ['a changed query', { url: url.replace('accept', 'reject') }],
    ['a dropped query', { url: 'http://127.0.0.1:3000/assignment' }],
    ['another host', { url: url.replace('127.0.0.1', 'localhost') }],
    ['another path', { url: url.replace('assignment', 'incoming-call') }],
    ['an added parameter', { body: Buffer.from('TaskSid=WT1&request=x') }],
    ['a changed parameter', { body: Buffer.from('TaskSid=WT2') }],
    ['a dropped body', { body: Buffer.alloc(0) }],
    ['JSON without a hash in the URL', { contentType: 'application/json' }],
    ['a body without a content type', { contentType: undefined }],
    ['a compressed body', { contentEncoding: 'gzip' }],
    ['a URL that is none', { url: 'http://' }],
  ])('refuses %s', (_, over) => {
    expect(isSignedByTwilio(request(url, 'TaskSid=WT1', { signature: good }), TOKEN)).toBe(true);
    expect(isSignedByTwilio(request(url, 'TaskSid=WT1', { signature: good, ...over }), TOKEN)).toBe(false);
  });

  it('refuses bytes that are not UTF-8, which two parsers could read differently', () => {
    const body = Buffer.concat([Buffer.from('TaskSid='), Buffer.from([0xff])]);
    const signature = getExpectedTwilioSignature(TOKEN, url, { TaskSid: '\uFFFD' });
    expect(isSignedByTwilio(request(url, '', { body, signature }), TOKEN)).toBe(false);
  });

  it('refuses everything without an auth token', () => {
    const signature = getExpectedTwilioSignature('', url, {});
    expect(isSignedByTwilio(request(url, '', { signature }), '')).toBe(false);
  });
});
