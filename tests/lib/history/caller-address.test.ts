import { callerAddress, callerKey } from '../../../src/lib/history/caller-address';

describe('callerAddress', () => {
  it.each([
    ['+15557654321', '+15557654321'],
    [' +1 (555) 765-4321 ', '+15557654321'],
    ['0015557654321', '+15557654321'],
    ['tel:+1-555-765-4321', '+15557654321'],
    ['\u202A+1\u00A0555\u00A0765\u00A04321\u202C', '+15557654321'],
    ['2203', '2203'],
    ['client:Anna', 'client:Anna'],
    ['sip:Anna@Example.com;transport=tls', 'sip:anna@example.com'],
    ['sips:anna@example.com', 'sip:anna@example.com'],
    ['whatsapp:+1 555 765 4321', 'whatsapp:+15557654321'],
  ])('writes %j as %j', (given, address) => expect(callerAddress(given)).toBe(address));

  it.each([
    // What Twilio puts in the place of a withheld number: everybody who withholds theirs would be one caller.
    '+266696687',
    '+7378742833',
    '+2562533',
    '+8656696',
    '+86282452253',
    'anonymous',
    'Restricted',
    'sip:anonymous@anonymous.invalid',
    'sip:+266696687@example.com',
    '',
    ' ',
    'client:',
    'Anna',
    '+1555765432155555',
  ])('takes %j for nobody', (given) => expect(callerAddress(given)).toBeUndefined());
});

describe('callerKey', () => {
  it('tells nothing without the secret, and another thing with another', () => {
    const [one, other] = ['a', 'b'].map((secret) => callerKey(secret, '+15557654321'));
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(one).not.toBe(other);
    expect(callerKey('a', '+15557654322')).not.toBe(one);
    expect(callerKey('a', '+15557654321')).toBe(one);
  });
});
