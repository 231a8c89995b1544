import { callerAddress } from '../../../../src/assets/desk/ground/caller-address';
import { callerOf } from '../../../../src/assets/desk/ground/task';

it.each([
  ['anonymous', { kind: 'withheld' }],
  ['Restricted', { kind: 'withheld' }],
  ['+266696687', { kind: 'withheld' }],
  ['', { kind: 'withheld' }],
  ['sip:anonymous@anonymous.invalid', { kind: 'withheld' }],
  ['sip:anna@example.com', { kind: 'sip', text: 'anna@example.com' }],
  ['client:alice', { kind: 'client', text: 'alice' }],
  ['whatsapp:+15557654321', { kind: 'whatsapp', text: '+15557654321' }],
  ['+15557654321', { kind: 'number', text: '+15557654321' }],
  ['tel:+15557654321', { kind: 'number', text: '+15557654321' }],
  ['4711', { kind: 'number', text: '4711' }],
])('%s is %j', (raw, address) => {
  expect(callerAddress(raw)).toEqual(address);
});

it.each([
  [{ first: 'Ana', last: 'Ruiz' }, 'Ana Ruiz'],
  [['Ana', 'Ruiz'], 'Ana Ruiz'],
  [4711, '4711'],
  [{ name: { given: 'Ana' }, title: null }, 'Ana'],
  [{ a: { b: { c: { d: 'too deep' } } } }, undefined],
  [{}, undefined],
])('a name %j is %j', (customer_name, name) => {
  expect(callerOf({ customer_name }).name).toBe(name);
});

it('a call without a number is one whose number was withheld, and a task without one is none', () => {
  expect(callerOf({ call_sid: 'CA1', from: '' }).number).toBe('anonymous');
  expect(callerOf({ from: '' }).number).toBeUndefined();
});
