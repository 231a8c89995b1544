import { type Moment, type NewFault, type Signal, Faults } from '../../../emulator/faults/faults';

const call = (names: string[], worker?: string): Moment => ({
  place: 'request',
  names: () => names,
  concerns: (given) => given === worker,
});
const createTask = call(['CreateTask', 'rest:CreateTask']);

/** Which of so many calls are struck, as a row of marks. */
function pattern(faults: Faults, calls: number, moment = createTask): string {
  return Array.from({ length: calls }, () => (faults.strike(moment) ? 'x' : '.')).join('');
}

function withFault(fault: Partial<NewFault>): Faults {
  const faults = new Faults();
  faults.add({ operation: 'CreateTask', effect: { status: 500 }, ...fault });
  return faults;
}

describe('what sets a fault off', () => {
  it.each<[NewFault['trigger'] & {}, string]>([
    ['always', 'xxxxxx'],
    [{ nth: 3 }, '..x...'],
    [{ nth: 1 }, 'x.....'],
    [{ every: 2 }, '.x.x.x'],
    [{ next: 2 }, 'xx....'],
    [{ probability: 0 }, '......'],
    [{ probability: 1 }, 'xxxxxx'],
  ])('%j', (trigger, expected) => {
    expect(pattern(withFault({ trigger }), 6)).toBe(expected);
  });

  it('by chance is the same for the same seed, and another for another', () => {
    const struck = (seed: number): string => pattern(withFault({ trigger: { probability: 0.5, seed } }), 64);
    expect(struck(7)).toBe(struck(7));
    expect(struck(7)).not.toBe(struck(8));
  });

  it('by chance comes near what was asked for', () => {
    const struck = pattern(withFault({ trigger: { probability: 0.2, seed: 3 } }), 10_000);
    expect(struck.replaceAll('.', '').length / 10_000).toBeCloseTo(0.2, 1);
  });
});

describe('what a fault is about', () => {
  it.each([
    ['CreateTask', true],
    ['rest:CreateTask', true],
    ['rest:*', true],
    ['*Task', true],
    ['*', true],
    ['createtask', false],
    ['CreateTask2', false],
    ['Create', false],
    ['bridge:*', false],
    ['Create.ask', false],
  ])('%s', (operation, isStruck) => {
    expect(withFault({ operation }).strike(createTask) !== undefined).toBe(isStruck);
  });

  it('has names with braces, in which nothing but * is special', () => {
    const faults = withFault({ operation: 'bridge:Workers/{worker}/*' });
    expect(faults.strike(call(['bridge:Workers/{worker}/Reservations']))).toBeDefined();
    expect(faults.strike(call(['bridge:Workers/x/Reservations']))).toBeUndefined();
  });

  it('may be one worker, whose calls alone are counted', () => {
    const faults = withFault({ operation: '*', worker: 'alice', trigger: { nth: 2 } });
    const [ofAlice, ofBob] = [call(['a'], 'alice'), call(['a'], 'bob')];
    expect([ofAlice, ofBob, ofBob, ofAlice].map((moment) => faults.strike(moment) !== undefined)).toEqual([
      false,
      false,
      false,
      true,
    ]);
    expect(faults.list()).toMatchObject([{ calls: 2, hits: 1, spent: true }]);
  });

  it('is never a call that the effect has nothing to do with', () => {
    const faults = new Faults();
    faults.add({ operation: '*', effect: { phone: 'busy' } });
    faults.add({ operation: '*', effect: { status: 500 } });
    expect(faults.strike({ ...createTask, place: 'phone' })).toMatchObject({ phone: 'busy', status: undefined });
    expect(faults.strike({ ...createTask, place: 'request' })).toMatchObject({
      phone: undefined,
      status: { status: 500 },
    });
    expect(faults.list()).toMatchObject([{ calls: 1 }, { calls: 1 }]);
  });
});

describe('several faults at once', () => {
  it('add up their latencies, and the oldest says the rest', () => {
    const faults = new Faults();
    faults.add({ operation: 'CreateTask', effect: { latencyMs: 100 } });
    faults.add({ operation: '*', effect: { status: 429, retryAfterSeconds: 3 } });
    faults.add({ operation: '*', effect: { status: 500 } });
    faults.add({ operation: '*', effect: { latencyMs: 20 } });
    expect(faults.strike(createTask)).toEqual({
      ids: ['F1', 'F2', 'F3', 'F4'],
      latencyMs: 120,
      answerLatencyMs: 0,
      lateMs: 0,
      status: { status: 429, retryAfterSeconds: 3 },
      reset: undefined,
      phone: undefined,
      fail: undefined,
      arrives: undefined,
    });
  });

  it('tell apart what takes long before, after, and before it leaves', () => {
    const faults = new Faults();
    for (const latencyMs of [1, 10]) faults.add({ operation: '*', effect: { latencyMs } });
    for (const latencyMs of [100, 1000]) faults.add({ operation: '*', effect: { latencyMs, after: true } });
    for (const lateMs of [20, 30]) faults.add({ operation: '*', effect: { lateMs } });
    for (const arrives of ['twice', 'never'] as const) faults.add({ operation: '*', effect: { arrives } });
    const webhook = { ...createTask, place: 'webhook' } as const;
    expect(faults.strike(webhook)).toMatchObject({
      latencyMs: 11,
      answerLatencyMs: 1100,
      lateMs: 50,
      arrives: 'twice',
    });
    expect(faults.strike(createTask)).toMatchObject({ latencyMs: 11, answerLatencyMs: 1100, lateMs: 0 });
  });
});

describe('what is done at once', () => {
  it('is told when a call sets it off, and when there is no call to wait for', () => {
    const faults = new Faults();
    const signals: Signal[] = [];
    faults.onSignal((signal) => signals.push(signal));
    faults.add({ operation: 'CreateTask', trigger: { nth: 2 }, effect: { dropSockets: 'alice' } });
    expect(faults.add({ effect: { expireTokens: '*' } })).toMatchObject({ calls: 1, hits: 1, spent: true });
    expect(signals).toEqual([{ expireTokens: '*' }]);
    faults.strike(createTask);
    faults.strike(createTask);
    expect(signals).toEqual([{ expireTokens: '*' }, { dropSockets: 'alice' }]);
  });
});

describe('the list of faults', () => {
  it('tells what each is and what became of it', () => {
    const faults = new Faults();
    const given = { operation: 'CreateTask', trigger: { next: 2 }, effect: { status: 503 } } as const;
    const added = faults.add(given);
    expect(added).toEqual({ id: 'F1', ...given, calls: 0, hits: 0, spent: false });
    pattern(faults, 3);
    expect(faults.list()).toEqual([{ ...added, calls: 2, hits: 2, spent: true }]);
  });

  it('loses those that are removed, and all when it is cleared', () => {
    const faults = new Faults();
    let changes = 0;
    faults.onChange(() => changes++);
    const { id } = faults.add({ operation: '*', effect: { status: 500 } });
    expect(faults.remove(id)).toBe(true);
    expect(faults.remove(id)).toBe(false);
    expect(faults.strike(createTask)).toBeUndefined();
    faults.add({ operation: '*', effect: { status: 500 } });
    faults.clear();
    expect(faults.list()).toEqual([]);
    expect(faults.add({ operation: '*', effect: { status: 500 } }).id).toBe('F1');
    expect(changes).toBe(5);
  });

  it('asks a call nothing while there are no faults', () => {
    const asked = jest.fn(() => []);
    expect(new Faults().strike({ place: 'request', names: asked, concerns: () => false })).toBeUndefined();
    expect(asked).not.toHaveBeenCalled();
  });
});
