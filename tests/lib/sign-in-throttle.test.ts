import fc from 'fast-check';
import {
  forgottenAfterMs,
  freeTries,
  longestDelayMs,
  rememberedWorkers,
  signInDelayMs,
  SignInThrottle,
} from '../../src/lib/sign-in-throttle';

describe('signInDelayMs', () => {
  it('is nothing for who has not failed', () => {
    expect(signInDelayMs(undefined, 0)).toBe(0);
  });

  it.each([
    [1, 0],
    [freeTries - 1, 0],
    [freeTries, 1_000],
    [freeTries + 1, 2_000],
    [freeTries + 5, 32_000],
    [freeTries + 6, longestDelayMs],
    [10_000, longestDelayMs],
  ])('after %i failures is %i ms', (count, expected) => {
    expect(signInDelayMs({ count, lastAt: 500 }, 500)).toBe(expected);
  });

  it('runs down with time and is forgotten in the end', () => {
    const failed = { count: freeTries + 6, lastAt: 0 };
    expect(signInDelayMs(failed, 20_000)).toBe(40_000);
    expect(signInDelayMs(failed, longestDelayMs)).toBe(0);
    expect(signInDelayMs({ count: 1e9, lastAt: 0 }, forgottenAfterMs)).toBe(0);
  });

  it('is never below nothing nor above the longest, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat({ max: 1e9 }), (count, lastAt, passed) => {
        const delayMs = signInDelayMs({ count, lastAt }, lastAt + passed);
        return delayMs >= 0 && delayMs <= longestDelayMs;
      }),
    );
  });
});

describe('SignInThrottle', () => {
  const throttleAfter = (failures: number, worker = 'charles') => {
    const throttle = new SignInThrottle();
    for (let index = 0; index < failures; index += 1) throttle.admit(worker, 0);
    return throttle;
  };

  it('counts a try as failed until it is known to be right', () => {
    const throttle = throttleAfter(freeTries);
    expect(throttle.admit('charles', 0)).toBe(1_000);
    throttle.succeeded('charles');
    expect(throttle.admit('charles', 0)).toBe(0);
  });

  it('takes an undecided try back', () => {
    const throttle = throttleAfter(freeTries);
    throttle.undecided('charles');
    expect(throttle.admit('charles', 0)).toBe(0);
    expect(throttle.admit('charles', 0)).toBe(1_000);
  });

  it('does not lengthen the wait by the tries it turns away', () => {
    const throttle = throttleAfter(freeTries);
    for (let index = 0; index < 100; index += 1) throttle.admit('charles', 999);
    expect(throttle.admit('charles', 999)).toBe(1);
    expect(throttle.admit('charles', 1_000)).toBe(0);
  });

  it('starts afresh with a worker who has not failed for long', () => {
    const throttle = throttleAfter(freeTries);
    for (let index = 0; index < freeTries; index += 1) expect(throttle.admit('charles', forgottenAfterMs)).toBe(0);
    expect(throttle.admit('charles', forgottenAfterMs)).toBe(1_000);
  });

  it('remembers a bounded number of workers, and drops the one that failed longest ago', () => {
    const throttle = throttleAfter(freeTries, 'first');
    for (let index = 0; index < freeTries; index += 1) throttle.admit('second', 0);
    for (let index = 0; index < rememberedWorkers - 1; index += 1) throttle.admit(`made up ${index}`, 0);
    expect(throttle.size).toBe(rememberedWorkers);
    expect(throttle.admit('second', 0)).toBe(1_000);
    expect(throttle.admit('first', 0)).toBe(0);
  });

  it('keeps nothing of workers who have signed in or could not be judged', () => {
    const throttle = throttleAfter(1);
    throttle.undecided('charles');
    throttle.undecided('nobody');
    throttle.admit('alice', 0);
    throttle.succeeded('alice');
    expect(throttle.size).toBe(0);
  });
});
