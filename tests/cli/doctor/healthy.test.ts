import { BuiltDesk, Clinic } from './clinic';

let built: BuiltDesk;
let clinic: Clinic;
beforeAll(async () => {
  built = await BuiltDesk.build();
  clinic = await Clinic.open(built);
}, 60_000);
afterAll(async () => {
  await clinic.close();
  await built.remove();
});

it('finds nothing where all is well', async () => {
  const { exitCode, valid, checks } = await clinic.examine();
  expect(checks.filter(({ status }) => status !== 'valid')).toEqual([]);
  expect({ exitCode, valid }).toEqual({ exitCode: 0, valid: true });
});
