import { mayBeDone, mayRepeat, wasNeverSent } from '../../../src/cli/http/repeatable';

const workspace = 'https://taskrouter.twilio.com/v1/Workspaces/WS00000000000000000000000000000001';
const read = { method: 'get', uri: `${workspace}/Tasks?PageSize=1000` };
const create = { method: 'post', uri: `${workspace}/TaskQueues` };
const update = { method: 'post', uri: `${workspace}/Tasks/WT0000000000000000000000000000000a` };
const updateOld = {
  method: 'post',
  uri: 'https://api.twilio.com/2010-04-01/Conferences/CF00000000000000000000000000000001.json',
};
const remove = { method: 'delete', uri: `${workspace}/Tasks/WT00000000000000000000000000000001` };

describe('whether a request may be sent again', () => {
  it.each([read, update, updateOld, remove])(
    'what comes to the same twice may, after anything passing: %j',
    (request) => {
      for (const status of [412, 429, 500, 502, 503, 504]) expect(mayRepeat(request, { status })).toBe(true);
      // Not done, and not done the next time either.
      expect(mayRepeat(request, { status: 501 })).toBe(false);
      for (const networkCode of ['ECONNRESET', 'ECONNABORTED', 'ECONNREFUSED'])
        expect(mayRepeat(request, { networkCode })).toBe(true);
    },
  );

  it.each([400, 401, 403, 404, 409])('what was refused with %d may not', (status) => {
    expect(mayRepeat(read, { status })).toBe(false);
  });

  it('what makes a new thing may only where it cannot have been carried out', () => {
    expect(mayRepeat(create, { status: 429 })).toBe(true);
    expect(mayRepeat(create, { networkCode: 'ECONNREFUSED' })).toBe(true);
    expect(mayRepeat(create, { networkCode: 'ECONNRESET' })).toBe(false);
    expect(mayRepeat(create, { status: 503 })).toBe(false);
  });

  it.each([{ Twiml: '<Response/>' }, { Url: 'https://desk.example/again' }])(
    'what leads a call elsewhere may only where it cannot have been carried out: %j',
    (data) => {
      const uri = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Calls/CA00000000000000000000000000000001.json';
      const redirect = { method: 'post', uri, data };
      expect(mayRepeat(redirect, { status: 429 })).toBe(true);
      expect(mayRepeat(redirect, { networkCode: 'ECONNREFUSED' })).toBe(true);
      expect(mayRepeat(redirect, { networkCode: 'ECONNRESET' })).toBe(false);
      expect(mayRepeat(redirect, { status: 503 })).toBe(false);
      expect(mayRepeat({ ...redirect, data: { Status: 'completed' } }, { status: 503 })).toBe(true);
    },
  );

  it.each(['EPROTO', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID'])(
    'what came to nothing with %s was never sent, and may',
    (networkCode) => {
      expect(mayRepeat(create, { networkCode })).toBe(true);
      expect(wasNeverSent({ networkCode })).toBe(true);
      expect(mayBeDone({ networkCode })).toBe(false);
    },
  );

  it('a precondition that failed fails again', () => {
    expect(mayRepeat({ ...update, headers: { 'If-Match': '3' } }, { status: 412 })).toBe(false);
    expect(mayRepeat({ ...update, headers: { 'If-Match': '3' } }, { status: 503 })).toBe(true);
  });
});
