import type { MetadataJson } from 'libphonenumber-js/core';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePlans } from '../../../../scripts/build/numbering-plans';
import { groupsIn, typedIn } from '../../../../src/assets/desk/numbers/numbering-plan';

const folder = mkdtempSync(join(tmpdir(), 'numbers-'));
const planOf = (name: string): MetadataJson =>
  JSON.parse(readFileSync(join(folder, 'numbers', `${name}.json`), 'utf8'));

beforeAll(() => writePlans(folder, 'DE'));
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  ['+15557654321', '+1 555 765 4321'],
  ['+442079460000', '+44 20 7946 0000'],
  ['+33142685300', '+33 1 42 68 53 00'],
  ['+4930901820', '+49 30 901820'],
  ['+819012345678', '+81 90 1234 5678'],
  ['+966501234567', '+966 50 123 4567'],
])('%s is grouped as its country writes it', (number, grouped) => {
  const groups = groupsIn(number, planOf(number[1] ?? ''));
  expect(groups?.join(' ')).toBe(grouped);
  expect(groups?.join('')).toBe(number);
});

it.each(['+15550111', '+99912345', 'anonymous', '+49'])('%s is left as it came', (number) => {
  expect(groupsIn(number, planOf(/\d/.exec(number)?.[0] ?? '1'))).toBeUndefined();
});

it.each([
  ['030 90 18 20', { number: '+4930901820' }],
  ['(0)30/901820', { number: '+4930901820' }],
  ['0049 30 901820', { number: '+4930901820' }],
  ['+49 30 901820', { number: '+4930901820' }],
  ['03', { wrong: 'too-short' }],
  ['030 901820 901820 901820', { wrong: 'too-long' }],
  ['+429 901820', { wrong: 'country-code' }],
  ['the boss', { wrong: 'no-number' }],
])('in Germany, “%s” means %j', (text, meant) => {
  expect(typedIn(text, planOf('home'), 'DE')).toEqual(meant);
});

it.each([
  ['+1 555 0177', { wrong: 'too-short' }],
  ['+1 (555) 765-4321', { number: '+15557654321' }],
  ['555 765 4321', { wrong: 'country-code' }],
])('where no country is set, “%s” means %j', (text, meant) => {
  expect(typedIn(text, planOf('1'))).toEqual(meant);
});
