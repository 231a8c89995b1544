import { Changes } from '../../../emulator/control/announced-changes';
import { HandClock } from '../hand-clock';
import { TestFloor } from '../floor';

describe('Changes', () => {
  it('tells of many changes once, a moment later', () => {
    const clock = new HandClock();
    const changes = new Changes(clock);
    let told = 0;
    changes.subscribe(() => told++);
    changes.note();
    changes.note();
    expect(told).toBe(0);
    clock.pass(50);
    expect(told).toBe(1);
    changes.note();
    clock.pass(50);
    expect(told).toBe(2);
  });

  it('tells nobody who no longer listens, nor anybody once closed', () => {
    const clock = new HandClock();
    const changes = new Changes(clock);
    let told = 0;
    changes.subscribe(() => told++)();
    changes.subscribe(() => told++);
    changes.note();
    changes.close();
    clock.pass(1000);
    expect(told).toBe(0);
  });
});

describe('Engine.onTransacted', () => {
  it('calls once for a command and all the commands within it, after the last', () => {
    const { engine } = new TestFloor();
    const order: string[] = [];
    const end = engine.onTransacted(() => order.push('told'));
    engine.transact(() => engine.transact(() => order.push('inner')));
    end();
    engine.transact(() => order.push('after'));
    expect(order).toEqual(['inner', 'told', 'after']);
  });

  it('calls after a command that failed half-way, because it may have changed something', () => {
    const { engine } = new TestFloor();
    let told = 0;
    engine.onTransacted(() => told++);
    expect(() =>
      engine.transact(() => {
        throw new Error('refused');
      }),
    ).toThrow('refused');
    expect(told).toBe(1);
  });
});
