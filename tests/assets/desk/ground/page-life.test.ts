import { watchPage } from '../../../../src/assets/desk/ground/page-life';
import { handClock } from './hand-clock';

/** A browser whose clock and whose tab a test moves. */
function browser() {
  const clock = handClock(1_000_000);
  const window = new EventTarget();
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const heard: unknown[] = [];
  watchPage({ window, document }, clock, {
    tick: () => heard.push('tick'),
    woke: () => heard.push('woke'),
    network: (online) => heard.push({ online }),
    failed: (message) => heard.push({ message }),
  });
  return {
    clock,
    window,
    heard,
    show: (visibilityState: string): void => {
      document.visibilityState = visibilityState;
      document.dispatchEvent(new Event('visibilitychange'));
    },
    resume: () => document.dispatchEvent(new Event('resume')),
    throwing: (properties: object) => window.dispatchEvent(Object.assign(new Event('error'), properties)),
    rejecting: (reason: unknown) => window.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason })),
  };
}

describe('the page', () => {
  it('looks at the clock every second', () => {
    const { clock, heard } = browser();
    clock.advance(3_000);
    expect(heard).toEqual(['tick', 'tick', 'tick']);
  });

  it('notices that the computer slept, by the clock that jumped', () => {
    const { clock, heard } = browser();
    clock.jump(60_000);
    clock.advance(0);
    expect(heard).toEqual(['tick', 'woke']);
    clock.advance(1_000);
    expect(heard).toEqual(['tick', 'woke', 'tick']);
  });

  it('takes the rare timers of a hidden tab for what they are, and looks when it is shown', () => {
    const { clock, heard, show } = browser();
    show('hidden');
    clock.jump(60_000);
    clock.advance(0);
    clock.jump(59_000);
    show('visible');
    expect(heard).toEqual(['tick', 'tick', 'tick']);
    show('hidden');
    clock.jump(91_000);
    show('visible');
    expect(heard.slice(3)).toEqual(['tick', 'tick', 'woke']);
  });

  it('takes a tab that the browser had put aside for one that slept', () => {
    const { heard, resume } = browser();
    resume();
    expect(heard).toEqual(['tick', 'woke']);
  });

  it('hears of the network', () => {
    const { window, heard } = browser();
    window.dispatchEvent(new Event('offline'));
    window.dispatchEvent(new Event('online'));
    expect(heard).toEqual([{ online: false }, { online: true }]);
  });

  it('hears of what nobody caught, but not of a layout that took a frame more', () => {
    const { heard, throwing, rejecting } = browser();
    throwing({ message: 'Uncaught TypeError: no' });
    throwing({ message: 'ResizeObserver loop completed with undelivered notifications.' });
    throwing({});
    rejecting(new RangeError('too far'));
    rejecting('just so');
    expect(heard).toEqual([
      { message: 'Uncaught TypeError: no' },
      { message: '' },
      { message: 'RangeError: too far' },
      { message: 'just so' },
    ]);
  });
});
