import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Surroundings } from '../../../src/assets/desk/behaviour';
import { behaviours } from '../../../src/assets/desk/desk';

const DESK = join(__dirname, '../../../src/assets/desk');

const isRoom = (name: string): boolean => existsSync(join(DESK, name, `${name}.ts`));
const declaresBehaviour = (name: string): boolean =>
  readFileSync(join(DESK, name, `${name}.ts`), 'utf8').includes(': BehaviourOf<');

const twice = (names: readonly string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index);

it('has every room in its list', () => {
  const rooms = readdirSync(DESK).filter(isRoom).filter(declaresBehaviour);
  expect(rooms.length).toBeGreaterThan(10);
  expect(behaviours).toHaveLength(rooms.length);
});

it('has one room for each event, but for the offer that dialling waits for and the move that a session may have ended by', () => {
  expect(twice(behaviours.flatMap(({ on = {} }) => Object.keys(on)))).toEqual([
    'worker-changed',
    'reservation-arrived',
  ]);
});

it('has one room to carry out each intent', () => {
  const given = {} as Surroundings;
  expect(twice(behaviours.flatMap(({ perform }) => Object.keys(perform?.(given) ?? {})))).toEqual([]);
});
