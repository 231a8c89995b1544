import { activityTone, callTone, deliveryTone } from '../../../../emulator/console/model/tone';

describe('tones', () => {
  it.each([
    [true, 'Available', 'available'],
    [true, 'Offline help', 'available'],
    [false, 'Offline', 'offline'],
    [false, 'Logged Out', 'offline'],
    [false, 'Lunch', 'away'],
  ])('tells an activity by its availability, then its name: %s %s is %s', (available, friendlyName, tone) => {
    expect(activityTone({ available, friendlyName })).toBe(tone);
  });

  it.each([
    ['in-progress', 'busy'],
    ['ringing', 'ringing'],
    ['no-answer', 'danger'],
    ['completed', 'done'],
  ])('shows a call that is %s as %s', (status, tone) => {
    expect(callTone(status)).toBe(tone);
  });

  it.each([
    [200, 'done'],
    [399, 'done'],
    [404, 'danger'],
    [500, 'danger'],
    [null, 'danger'],
  ])('shows a webhook answered with %s as %s', (status, tone) => {
    expect(deliveryTone(status)).toBe(tone);
  });
});
