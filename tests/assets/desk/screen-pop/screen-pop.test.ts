import { assert, property, string } from 'fast-check';
import { filledIn, wrongWithAddress } from '../../../../src/assets/desk/screen-pop/screen-pop-address';
import { popsOf } from '../../../../src/assets/desk/screen-pop/screen-pop-rules';
import type { Attributes } from '../../../../src/assets/desk/ground/facts';
import type { ScreenPop } from '../../../../src/assets/desk/settings/settings-state';

const CRM = 'https://crm.example/people/{customer.id}?phone={from}#call';

const task = (attributes: Attributes, more: { queueName?: string; channel?: string } = {}) =>
  ({ sid: 'WT1', status: 'reserved', attributes, queueName: 'support', channel: 'voice', ...more }) as const;

const pop = (more: Partial<ScreenPop> = {}): ScreenPop => ({ label: 'CRM', address: CRM, ...more });

const hrefs = (configured: readonly ScreenPop[], ...of: Parameters<typeof task>) =>
  popsOf(configured, task(...of)).map(({ href }) => href);

describe('an address with a customer in it', () => {
  it('holds the task’s values, whatever is in them, as values', () => {
    expect(hrefs([pop()], { from: '+1 555&admin=1', customer: { id: '../7?x=#' } })).toEqual([
      'https://crm.example/people/..%2F7%3Fx%3D%23?phone=%2B1%20555%26admin%3D1#call',
    ]);
    assert(
      property(string({ unit: 'binary' }), string({ unit: 'binary' }), (id, from) => {
        const address = filledIn(CRM, (key) => (key === 'from' ? from : id));
        if (address === undefined) return;
        const { origin, pathname, searchParams, hash } = new URL(address);
        expect(origin).toBe('https://crm.example');
        expect(pathname).toBe(`/people/${encodeURIComponent(id.toWellFormed())}`);
        expect([...searchParams]).toEqual([['phone', from.toWellFormed()]]);
        expect(hash).toBe('#call');
      }),
    );
  });

  it('is not there without one of its values, rather than show somebody else', () => {
    for (const id of [undefined, null, '', '.', '..', {}, ['7']])
      expect(hrefs([pop()], { from: '+1', customer: { id } })).toEqual([]);
    expect(hrefs([pop()], { from: '+1', customer: { id: 0 } })).toEqual([
      'https://crm.example/people/0?phone=%2B1#call',
    ]);
  });

  it('finds a key with a dot in it, and none that an object has by birth', () => {
    expect(hrefs([pop({ address: 'https://crm.example/{a.b}' })], { 'a.b': 'x' })).toEqual(['https://crm.example/x']);
    expect(hrefs([pop({ address: 'https://crm.example/{constructor.name}' })], {})).toEqual([]);
  });

  it('is for the queues and channels it is configured for', () => {
    const attributes = { from: '+1', customer: { id: 1 } };
    const configured = [
      pop({ label: 'all' }),
      pop({ label: 'sales', queues: ['sales', 'ventas'] }),
      pop({ label: 'chat', channels: ['chat'] }),
    ];
    const labels = (...of: Parameters<typeof task>) => popsOf(configured, task(...of)).map(({ label }) => label);
    expect(labels(attributes)).toEqual(['all']);
    expect(labels(attributes, { queueName: 'ventas' })).toEqual(['all', 'sales']);
    expect(labels(attributes, { channel: 'chat' })).toEqual(['all', 'chat']);
  });
});

it.each([
  'https://crm.example/{id}',
  'https://crm.example:8443/a?b={from}',
  'http://localhost:3000/{from}',
  'https://münchen.example/{from}',
])('the address %s can be used', (address) => {
  expect(wrongWithAddress(address)).toBeUndefined();
});

it.each([
  'javascript:alert({from})',
  'data:text/html,{from}',
  'tel:{from}',
  '//crm.example/{from}',
  '/people/{from}',
  '{website}',
  'https://{host}/x',
  'https://crm.example{from}/x',
  'https://crm.{region}.example/x',
  'https://crm.example:{port}/x',
  'https://crm.example\\@evil.example/{from}',
  'https://bank.example@evil.example/{from}',
  'https:///{from}',
  'http://crm.example/{from}',
])('the address %s is refused, by the build and on the page', (address) => {
  expect(wrongWithAddress(address)).toMatch(/^expected /);
  expect(hrefs([pop({ address })], { from: 'x', website: 'https://evil.example', host: 'evil.example' })).toEqual([]);
});
