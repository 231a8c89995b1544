import { type Check, type Verdict, CannotCheck } from '../../../src/cli/doctor/check';
import { allChecks } from '../../../src/cli/doctor/checks';
import { makeContext } from '../../../src/cli/doctor/make-context';
import { runChecks } from '../../../src/cli/doctor/run-checks';
import { testIo } from '../test-io';
import { invocationOf } from './invocation-of';

const good: Verdict = { valid: true, found: ['all'], wanted: 'all', actions: [] };
const wrong: Verdict = { valid: false, found: ['less'], wanted: 'all', actions: ['get more'] };
const check = (id: string, run: Check['run'], ...needs: string[]): Check => ({
  id,
  title: id.toUpperCase(),
  weight: 'stops',
  needs,
  run,
});
const context = async () => makeContext(invocationOf(await testIo(), true));

it('makes checks at once where none waits for another', async () => {
  const begun: string[] = [];
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const waiting = (id: string, ...needs: string[]): Check =>
    check(
      id,
      async () => {
        begun.push(id);
        if (begun.length === 2) open();
        await gate;
        return good;
      },
      ...needs,
    );
  const examined = await runChecks([waiting('a'), waiting('b'), waiting('c', 'a')], await context());
  expect(begun).toEqual(['a', 'b', 'c']);
  expect(examined.map(({ status }) => status)).toEqual(['valid', 'valid', 'valid']);
});

it('skips what needs something that did not pass, and says what to look at first', async () => {
  const never = jest.fn(() => Promise.resolve(good));
  const examined = await runChecks(
    [check('a', async () => wrong), check('b', never, 'a'), check('c', never, 'b'), check('d', async () => good)],
    await context(),
  );
  expect(examined.map(({ status, found }) => [status, found[0]])).toEqual([
    ['invalid', 'less'],
    ['skipped', 'Not checked: fix “A” first.'],
    ['skipped', 'Not checked: fix “A” first.'],
    ['valid', 'all'],
  ]);
  expect(never).not.toHaveBeenCalled();
});

it('goes on where a check cannot be made', async () => {
  const cannot = async (): Promise<Verdict> => {
    throw new CannotCheck('Not checked: no idea.');
  };
  const examined = await runChecks([check('a', cannot), check('b', async () => good)], await context());
  expect(examined.map(({ status }) => status)).toEqual(['skipped', 'valid']);
});

it('does not hide a mistake of its own', async () => {
  const mistaken = async (): Promise<Verdict> => {
    throw new TypeError('undefined is not a function');
  };
  await expect(runChecks([check('a', mistaken)], await context())).rejects.toThrow(TypeError);
});

it('knows checks by different names, each after those that it needs', () => {
  const ids = allChecks.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [at, { needs = [] }] of allChecks.entries())
    for (const need of needs) expect(ids.slice(0, at)).toContain(need);
  // What is looked at before a deployment can be looked at without what comes after it.
  const before = new Set(allChecks.filter(({ afterDeployment }) => !afterDeployment).map(({ id }) => id));
  for (const { id, needs = [] } of allChecks)
    if (before.has(id)) expect(needs.every((need) => before.has(need))).toBe(true);
});
