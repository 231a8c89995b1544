import fc from 'fast-check';
import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import { signatureOf } from '../../../emulator/callbacks/signature';

const url = fc.webUrl({ withQueryParameters: true, validSchemes: ['http', 'https'] });
const form = fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }));

it('is what the twilio package expects, whatever is sent', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), url, form, (token, to, sent) => {
      expect(validateRequest(token, signatureOf(token, to, sent), to, sent)).toBe(true);
    }),
  );
});

it.each<[name: string, token: string, url: string, form: Record<string, string>]>([
  ['another token', 'other', 'https://desk.example/assignment', { TaskSid: 'WT1' }],
  ['another address', 'token', 'https://desk.example/assignment?a=1', { TaskSid: 'WT1' }],
  ['another field', 'token', 'https://desk.example/assignment', { TaskSid: 'WT1', a: '' }],
  ['another value', 'token', 'https://desk.example/assignment', { TaskSid: 'WT2' }],
])('is another for %s', (_, token, to, sent) => {
  const signature = signatureOf('token', 'https://desk.example/assignment', { TaskSid: 'WT1' });
  expect(validateRequest(token, signature, to, sent)).toBe(false);
});
