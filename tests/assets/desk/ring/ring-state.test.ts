import { notifies, ringOf } from '../../../../src/assets/desk/ring/ring-rules';
import { readSignals } from '../../../../src/assets/desk/ring/ring-state';
import { signedOut } from '../../../../src/assets/desk/desk-state';
import { atTheDesk, walk } from '../given';

describe('how calls ring', () => {
  it('is the operator’s matter until the agent chooses', () => {
    const operators = { ...signedOut().settings, ring: { on: false, volume: 0.3 } };
    const read = walk(signedOut(), { type: 'settings-read', settings: operators });
    expect(ringOf(read.state)).toEqual({ on: false, volume: 0.3 });
    const louder = walk(read, { type: 'signals-set', choice: { volume: 1 } });
    expect(ringOf(louder.state)).toEqual({ on: false, volume: 1 });
    const on = walk(louder, { type: 'signals-set', choice: { ring: true } });
    expect(ringOf(on.state)).toEqual({ on: true, volume: 1 });
    expect(on.keeps).toEqual([{ type: 'keep-signals', choice: { ring: true, volume: 1 } }]);
  });

  it('stays as it is when the agent signs out', () => {
    const out = walk(atTheDesk(), { type: 'signals-set', choice: { ring: false } }, { type: 'sign-out-asked' });
    expect(ringOf(out.state).on).toBe(false);
  });

  it.each([[undefined], ['junk'], [{ ring: 'yes', volume: 2, notices: 1 }], [{ volume: -1 }], [[true]]])(
    'is nobody’s choice where %j was kept',
    (stored) => {
      expect(readSignals(stored)).toEqual({});
    },
  );

  it('reads what it wrote', () => {
    const choice = { ring: false, volume: 0, notices: true };
    expect(readSignals(JSON.parse(JSON.stringify(choice)))).toEqual(choice);
  });
});

describe('whether the desktop shows arrivals', () => {
  it('takes the browser’s leave and the agent’s', () => {
    const asked = walk(atTheDesk(), { type: 'notices-told', permission: 'granted' });
    expect(notifies(asked.state)).toBe(true);
    expect(notifies(walk(asked, { type: 'signals-set', choice: { notices: false } }).state)).toBe(false);
    expect(notifies(walk(asked, { type: 'notices-told', permission: 'denied' }).state)).toBe(false);
    expect(notifies(atTheDesk().state)).toBe(false);
  });
});
