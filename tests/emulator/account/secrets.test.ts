import fc from 'fast-check';
import {
  fieldsWithoutSecrets,
  formWithoutSecrets,
  isSecretName,
  withoutSecrets,
} from '../../../emulator/account/secrets';

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJlLW9mLWl0';

describe('the secrets in a text', () => {
  it.each([
    ['{"password":"s3cret!","name":"ada"}', '{"password":"[struck out]","name":"ada"}'],
    ['{"user":{"AuthToken":"s3cret!"}}', '{"user":{"AuthToken":"[struck out]"}}'],
    ['{"list":[{"client_secret":"s3cret!"}]}', '{"list":[{"client_secret":"[struck out]"}]}'],
    ['{"pin":1234567}', '{"pin":"[struck out]"}'],
    [JSON.stringify({ data: '{"passcode":"s3cret!"}' }), JSON.stringify({ data: '{"passcode":"[struck out]"}' })],
    [`{"note":"his token is ${jwt}, he said"}`, '{"note":"his token is [struck out], he said"}'],
    ['{"url":"https://ada:s3cret!@example.com/"}', '{"url":"https://[struck out]@example.com/"}'],
    ['https://example.com/hook?token=s3cret!&call=1', 'https://example.com/hook?token=[struck out]&call=1'],
    ['Authorization: Basic c2VjcmV0OnNlY3JldA==', 'Authorization: Basic [struck out]'],
    // Cut in the middle, so that nothing can read it as JSON.
    ['{"a":{"password":"s3cr', '{"a":{"password":"[struck out]"'],
    [
      '{"data":"{\\"password\\":\\"s3cret!\\",\\"x\\":1}", "mo',
      '{"data":"{\\"password\\":\\"[struck out]\\",\\"x\\":1}", "mo',
    ],
  ])('are struck out: %s', (text, expected) => {
    expect(withoutSecrets(text)).toBe(expected);
  });

  it.each([
    '{ "price": 1.10, "id": 12345678901234567890, "team": "red" }',
    '{"PageToken":"PT1","NextToken":"abc"}',
    '{"password":"","token":null}',
    'a token is due at 12:00',
    '',
    '[1,2,"three"]',
  ])('are none in %s, which stays as it is', (text) => {
    expect(withoutSecrets(text)).toBe(text);
  });

  it('take no digit of a number with them', () => {
    expect(withoutSecrets('{"id":12345678901234567890,"price":1.10,"token":"t"}')).toBe(
      '{"id":12345678901234567890,"price":1.10,"token":"[struck out]"}',
    );
  });

  it('are struck out of fields and forms by name, and inside of their values', () => {
    const sent = { Identity: 'ada', AuthToken: 's3cret!', Attributes: '{"pin":"1"}', PageToken: 'PT1' };
    const shown = {
      Identity: 'ada',
      AuthToken: '[struck out]',
      Attributes: '{"pin":"[struck out]"}',
      PageToken: 'PT1',
    };
    expect(fieldsWithoutSecrets(sent)).toEqual(shown);
    expect(Object.fromEntries(formWithoutSecrets(new URLSearchParams(sent)))).toEqual(shown);
  });

  it('do not come back, however often and wherever a text is cut', () => {
    const text = JSON.stringify({ task: { attributes: JSON.stringify({ password: 'Zq7~Zq7~Zq7', team: 'red' }) } });
    fc.assert(
      fc.property(fc.nat(text.length), (end) => {
        const struck = withoutSecrets(text.slice(0, end));
        expect(struck).not.toContain('Zq7~');
        expect(withoutSecrets(struck)).toBe(struck);
      }),
    );
  });
});

it('knows the names of secrets in any spelling', () => {
  for (const name of ['Password', 'auth_token', 'API-Key', 'clientSecret', 'X-Twilio-Signature', 'hash'])
    expect([name, isSecretName(name)]).toEqual([name, true]);
  for (const name of ['PageToken', 'team', 'shipping', 'hashtag', 'token_lifetime'])
    expect([name, isSecretName(name)]).toEqual([name, false]);
});
