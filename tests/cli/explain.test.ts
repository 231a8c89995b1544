import { explain, explainAnything } from '../../src/cli/explain';
import { UnansweredError } from '../../src/cli/http/unanswered-error';

it.each([
  ['ENOTFOUND', /^api\.twilio\.com did not answer \(ENOTFOUND\)\. Its name is not in the DNS\. Check this machine/],
  ['ETIMEDOUT', /No answer in time\. Check this machine/],
  [
    'SELF_SIGNED_CERT_IN_CHAIN',
    /^api\.twilio\.com shows a certificate that this machine does not trust .*NODE_EXTRA_CA/,
  ],
  ['SOMETHING_NEW', /^api\.twilio\.com did not answer \(SOMETHING_NEW\)\. Check this machine/],
])('says what %s means, and what to do', (code, message) => {
  expect(explain(new UnansweredError('api.twilio.com', code))).toMatchObject({ code: 'unreachable', exitCode: 4 });
  expect(explain(new UnansweredError('api.twilio.com', code)).message).toMatch(message);
});

it('says what is the matter with a file', () => {
  const error = Object.assign(new Error('EROFS'), { code: 'EROFS', syscall: 'open', path: '/media/x' });
  expect(explain(error)).toMatchObject({
    code: 'file',
    exitCode: 1,
    message: '/media/x cannot be used: the disk is read-only (EROFS).',
  });
});

it.each([new TypeError("Cannot read properties of undefined (reading 'x')"), 'thrown', undefined])(
  'makes a sentence of %p, and tells where only who asks',
  (error) => {
    const quiet = explainAnything(error, {});
    expect(quiet).toMatchObject({ code: 'defect', exitCode: 1 });
    expect(quiet.message).toMatch(/^desk cannot interpret this: .*DEBUG=desk/);
    expect(quiet.message).not.toContain('\n');
    const loud = explainAnything(error, { DEBUG: 'express,desk' }).message;
    expect(loud.includes('\n    at ')).toBe(error instanceof TypeError);
    expect(explainAnything(error, { DEBUG: 'deskless' }).message).toBe(quiet.message);
  },
);
