import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Check, Verdict } from '../../../src/cli/doctor/check';
import { allChecks } from '../../../src/cli/doctor/checks';
import { isHealthy } from '../../../src/cli/doctor/doctor-verb';
import { makeContext } from '../../../src/cli/doctor/make-context';
import { printReport, summary } from '../../../src/cli/doctor/print-report';
import { runChecks } from '../../../src/cli/doctor/run-checks';
import { verdictOf, type Finding } from '../../../src/cli/doctor/verdicts';
import { readWaiver } from '../../../src/cli/waive-option';
import { readWaivers } from '../../../src/cli/doctor/waivers';
import type { Weight } from '../../../src/cli/doctor/weight';
import { testIo } from '../test-io';
import { invocationOf } from './invocation-of';
import { temporaryFolder } from '../../temporary-folder';

const finding = (weight?: Weight): Finding => ({ found: `of weight ${weight ?? 'its own'}`, action: 'act', weight });
const check = (id: string, weight: Weight, verdict: Verdict | Error): Check => ({
  id,
  title: `Title of ${id}`,
  weight,
  run: () => (verdict instanceof Error ? Promise.reject(verdict) : Promise.resolve(verdict)),
});
const finds = (...findings: readonly Finding[]): Verdict => verdictOf(findings, { wanted: 'other', whenFine: 'good' });
const run = async (checks: readonly Check[], waivers = {}) =>
  runChecks(checks, await makeContext(invocationOf(await testIo(), true)), { waivers });

describe('the weight of what was found', () => {
  it.each<[Weight, readonly (Weight | undefined)[], string, Weight]>([
    ['stops', [undefined], 'invalid', 'stops'],
    ['stops', ['know', undefined], 'invalid', 'stops'],
    ['stops', ['know', 'look'], 'warning', 'look'],
    ['stops', ['know'], 'note', 'know'],
    ['look', [undefined, 'know'], 'warning', 'look'],
    ['know', [undefined], 'note', 'know'],
    ['look', [], 'valid', 'look'],
  ])('of a check that %s, with findings of %j, is %s', async (own, found, status, weight) => {
    const [examined] = await run([check('a', own, finds(...found.map(finding)))]);
    expect(examined).toMatchObject({ status, weight, valid: status === 'valid' });
  });

  it('holds up a deployment only where it stops one, and a strict look also where somebody should look', async () => {
    const heldUp = async (weight: Weight, strict: boolean, waivers = {}): Promise<boolean> =>
      !isHealthy(await run([check('a', weight, finds(finding()))], waivers), strict);
    expect([await heldUp('stops', false), await heldUp('look', false), await heldUp('know', false)]).toEqual([
      true,
      false,
      false,
    ]);
    expect([await heldUp('stops', true), await heldUp('look', true), await heldUp('know', true)]).toEqual([
      true,
      true,
      false,
    ]);
    expect([await heldUp('stops', true, { a: 'because' }), await heldUp('look', true, { a: 'because' })]).toEqual([
      false,
      false,
    ]);
  });
});

describe('a waiver', () => {
  it('is told in the report with its reason, and with what it waives', async () => {
    const io = await testIo();
    const examined = await run(
      [check('a', 'stops', finds(finding())), check('b', 'look', finds()), check('c', 'know', finds(finding()))],
      { a: 'Ada said so, 2 June', b: 'it was broken' },
    );
    printReport(io, io.stdout, examined, (text) => text);
    expect(io.stdout.text).toBe(`~ a                      Title of a  (stops a deployment)
    found   of weight its own
    wanted  other
    do      act
    waived  Ada said so, 2 June
✓ b                      Title of b  good
    waived  it was broken (nothing found any more: the waiver can go)
· c                      Title of c  (good to know)
    found   of weight its own
    wanted  other
    do      act
`);
    expect(summary(examined)).toBe('3 checks: 1 good, 1 good to know, 1 waived');
  });

  it('does not make possible what needs what is waived', async () => {
    const examined = await run(
      [check('a', 'stops', finds(finding())), { ...check('b', 'stops', finds()), needs: ['a'] }],
      { a: 'because' },
    );
    expect(examined.map(({ status, waived }) => [status, waived])).toEqual([
      ['invalid', 'because'],
      ['skipped', undefined],
    ]);
    expect(isHealthy(examined)).toBe(true);
  });

  it.each([
    ['caller-id=the number is ported on Monday', { 'caller-id': 'the number is ported on Monday' }],
    [' clock = a=b ', { clock: 'a=b' }],
  ])('is read from %j', (text, expected) => {
    expect(readWaiver(text, { workers: 'none yet' })).toEqual({ workers: 'none yet', ...expected });
  });

  it.each(['caller-id', 'caller-id=', 'caller-id=  ', '=reason', ''])('needs a check and a reason: %j', (text) => {
    expect(() => readWaiver(text)).toThrow(expect.objectContaining({ code: 'usage' }));
  });
});

describe('the file of waivers', () => {
  const folder = async (content?: string): Promise<{ cwd: string }> => {
    const cwd = await temporaryFolder('waivers');
    if (content !== undefined) await writeFile(join(cwd, 'doctor-waivers.yaml'), content);
    return { cwd };
  };

  it('is not needed, and is read beside what is said, which wins', async () => {
    expect(await readWaivers(await folder(), undefined, allChecks)).toEqual({});
    expect(await readWaivers(await folder('# none today\n'), undefined, allChecks)).toEqual({});
    const file = await folder('clock: a laptop\nworkers: none yet\n');
    expect(await readWaivers(file, { workers: 'a test' }, allChecks)).toEqual({ clock: 'a laptop', workers: 'a test' });
  });

  it.each([
    ['clock', /^doctor-waivers\.yaml: expected check ids/],
    ['- clock', /^doctor-waivers\.yaml: expected check ids/],
    ['clock:', /^doctor-waivers\.yaml: expected check ids/],
    ['clock: [a, b]', /^doctor-waivers\.yaml: expected check ids/],
    ['clock: "', /^doctor-waivers\.yaml: Missing closing/],
    ['a: &a x\nb: *a', /^doctor-waivers\.yaml: /],
    ['contac-uri: x', /^There is no check contac-uri\. Did you mean contact-uri\? There are: node-version,/],
    ['nothing-like-it: x', /^There is no check nothing-like-it\. There are: node-version,/],
    ['credentials: x', /^credentials cannot be waived/],
  ])('is refused where it is %j', async (content, message) => {
    await expect(readWaivers(await folder(content), undefined, allChecks)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(message),
    });
  });
});
