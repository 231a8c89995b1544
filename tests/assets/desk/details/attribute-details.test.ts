import { detailsOf } from '../../../../src/assets/desk/details/attribute-details';
import type { Attributes } from '../../../../src/assets/desk/ground/facts';

const text = (value: string) => ({ kind: 'text', text: value });
const only = (value: unknown) => detailsOf({ it: value })[0]?.value;

describe('what a task says', () => {
  it('is its values in their order, without plumbing and what is shown elsewhere', () => {
    const attributes = { call_sid: 'CA1', from: '+1', selected_language: 'es', tags: ['a', 2], none: null, vip: true };
    expect(detailsOf(attributes)).toEqual([
      { key: 'selected_language', name: 'selected_language', value: text('es') },
      { key: 'tags', name: 'tags', value: text('a, 2') },
      { key: 'vip', name: 'vip', value: text('true') },
    ]);
  });

  it('has no attribute without a visible name, and keeps two apart that look the same', () => {
    const details = detailsOf({ '': 'a', ' ': 'b', '\u200E': 'c', vip: 'd', 'vip\u200E': 'e', '\u202Efrom': '+1' });
    expect(details.map(({ key, name }) => [key, name])).toEqual([
      ['vip', 'vip'],
      ['vip\u200E', 'vip'],
    ]);
  });

  it('is readable in depth', () => {
    expect(only({ name: 'Ada', orders: [{ id: 1 }, { id: 2 }], empty: {}, none: [] })).toEqual({
      kind: 'group',
      details: [
        { key: 'name', name: 'name', value: text('Ada') },
        {
          key: 'orders',
          name: 'orders',
          value: {
            kind: 'list',
            values: [1, 2].map((id) => ({
              kind: 'group',
              details: [{ key: 'id', name: 'id', value: text(String(id)) }],
            })),
          },
        },
      ],
    });
  });

  it('comes to an end however deep it is', () => {
    let deep: unknown = 'bottom';
    for (let level = 0; level < 40; level++) deep = level % 2 === 0 ? { deep } : [deep];
    expect(JSON.stringify(only(deep))).not.toContain('bottom');
  });

  it('is what the operator chose, in their order and words', () => {
    const attributes: Attributes = { vip: true, customer: { tier: 'gold', age: 7 }, 'order.id': 9, from: '+1' };
    const fields = [
      { key: 'customer.tier', label: 'Tier' },
      { key: 'order.id' },
      { key: 'from' },
      { key: 'customer.name' },
      { key: 'vip.x' },
      { key: 'constructor' },
    ];
    expect(detailsOf(attributes, fields)).toEqual([
      { key: 'customer.tier', name: 'customer.tier', label: 'Tier', value: text('gold') },
      { key: 'order.id', name: 'order.id', value: text('9') },
      { key: 'from', name: 'from', value: text('+1') },
    ]);
    expect(detailsOf(attributes, [])).toEqual([]);
  });
});

describe('a link', () => {
  it.each([
    ['https://shop.example/o/1?a=b#c', 'shop.example'],
    ['HTTP://SHOP.EXAMPLE', 'shop.example'],
    ['https://xn--e1aybc.example/', 'xn--e1aybc.example'],
    ['https://тест.example/', 'xn--e1aybc.example'],
    ['mailto:ada@example.com', undefined],
    ['tel:+15550100', undefined],
    ['tel:(555)-0100', undefined],
  ])('is %s', (address, host) => {
    expect(only(address)).toMatchObject({ kind: 'link', text: address, ...(host !== undefined && { host }) });
  });

  it.each([
    'mailto:ada@example.com?bcc=eve@evil.example',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://example.com',
    'blob:https://example.com/1',
    '//example.com',
    'example.com',
    'https://bank.example@evil.test/',
    'https://user:secret@evil.test/',
    'https://',
    'tel:*21*+15550100#',
    'tel:**21*+15550100%23',
    'tel:+15550100,,,1%23',
    'tel:+15550100;phone-context=example.com',
    'tel:5550100?body=x',
    'see https://example.com',
    'https://example.com and more',
  ])('is not %s', (address) => expect(only(address)).toMatchObject({ kind: 'text' }));

  it('shows no turned text', () => {
    expect(only('https://example.com/\u202Egpj.exe')).toMatchObject({ href: 'https://example.com/gpj.exe' });
  });
});
