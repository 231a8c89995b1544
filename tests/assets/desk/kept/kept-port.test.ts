import type { DeskEvent } from '../../../../src/assets/desk/desk-events';
import { EMPTY_SHIFT } from '../../../../src/assets/desk/shift/shift-state';
import { createKept, type Store } from '../../../../src/assets/desk/kept/kept-port';
import { handClock } from '../ground/hand-clock';

/** A browser's storage. */
function storage(from: Record<string, string> = {}): Store & { readonly entries: Map<string, string> } {
  const entries = new Map(Object.entries(from));
  return {
    entries,
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
}

function keptIn(store: () => Store) {
  const told: DeskEvent[] = [];
  return { told, kept: createKept(store, handClock(1_000), (event) => told.push(event)) };
}

const shift = { ...EMPTY_SHIFT, taken: 2 };

describe('what the browser keeps', () => {
  it('is there for the next page', () => {
    const store = storage();
    const first = keptIn(() => store).kept;
    first.perform({ type: 'keep-signals', choice: { volume: 0.2 } });
    first.perform({ type: 'keep-shortcuts', settings: { keys: { mute: 'x' }, singles: false } });
    first.perform({ type: 'keep-shift', workerSid: 'WK1', shift });

    const { told, kept } = keptIn(() => store);
    kept.recall();
    kept.perform({ type: 'recall-shift', workerSid: 'WK1' });
    expect(told).toEqual([
      { type: 'signals-recalled', choice: { volume: 0.2 } },
      { type: 'shortcuts-recalled', settings: { keys: { mute: 'x' }, singles: false } },
      { type: 'shift-recalled', workerSid: 'WK1', shift },
    ]);
  });

  it('is forgotten when its agent signs out, and when another one comes', () => {
    const store = storage({ other: 'programs’ own' });
    const { kept, told } = keptIn(() => store);
    kept.perform({ type: 'keep-shift', workerSid: 'WK1', shift });
    kept.perform({ type: 'keep-shift', workerSid: 'WK2', shift });
    kept.perform({ type: 'forget-shift', workerSid: 'WK2' });
    expect([...store.entries.keys()]).toEqual(['other', 'desk.shift.WK1']);
    kept.perform({ type: 'recall-shift', workerSid: 'WK3' });
    expect([...store.entries.keys()]).toEqual(['other']);
    expect(told).toEqual([]);
  });

  it.each(['{"ring":', '[]', 'null', '"junk"', '{"keys":7}', ''])('may be junk: %s', (junk) => {
    const store = storage({ 'desk.signals': junk, 'desk.shortcuts': junk, 'desk.shift.WK1': junk });
    const { kept, told } = keptIn(() => store);
    kept.recall();
    kept.perform({ type: 'recall-shift', workerSid: 'WK1' });
    expect(told).toEqual([
      { type: 'signals-recalled', choice: {} },
      { type: 'shortcuts-recalled', settings: { keys: {}, singles: true } },
    ]);
  });

  it('is nothing where storage is switched off, and harms nothing', () => {
    const { kept, told } = keptIn(() => {
      throw new DOMException('Access is denied', 'SecurityError');
    });
    kept.perform({ type: 'keep-shift', workerSid: 'WK1', shift });
    kept.perform({ type: 'recall-shift', workerSid: 'WK1' });
    kept.recall();
    expect(told).toEqual([
      { type: 'signals-recalled', choice: {} },
      { type: 'shortcuts-recalled', settings: { keys: {}, singles: true } },
    ]);
  });
});
