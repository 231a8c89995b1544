import type { DeskEvent } from '../../../../src/assets/desk/desk-events';
import { NO_PHONE } from '../../../../src/assets/desk/browser-phone/browser-phone-state';
import { LONGEST_LINE_RETRY_MS, RETRY_LINE_MS } from '../../../../src/assets/desk/browser-phone/browser-phone-rules';
import { atTheDesk, inConference, reservation, task, walk, type Walk, worker } from '../given';

const reachedAt = (contact_uri: string): DeskEvent => ({
  type: 'worker-changed',
  worker: worker({ attributes: { contact_uri } }),
});

const open = { type: 'open-phone' };
const tick: DeskEvent = { type: 'tick' };
const problem = { code: 'network', message: 'No' };
const down: DeskEvent = { type: 'phone-unreachable', problem };
const rings: DeskEvent = { type: 'phone-rings', from: '+15557654321' };

const atTheBrowser = (): Walk => walk(atTheDesk(), reachedAt('client:charles'));
const ready = (): Walk => walk(atTheBrowser(), { type: 'phone-ready' });

describe('the line', () => {
  it('is opened for an agent whose contact is the browser, and for no other', () => {
    expect(atTheBrowser().intents).toEqual([open]);
    expect(atTheDesk().state.phone).toEqual(NO_PHONE);
    expect(walk(atTheDesk(), reachedAt('+15550100')).intents).toEqual([]);
  });

  it('is given up when the contact becomes a number, and news of it mean nothing then', () => {
    const so = walk(ready(), reachedAt('+15550100'));
    expect(so.intents).toEqual([{ type: 'close-phone' }]);
    expect(walk(so, { type: 'phone-ready' }, down, rings).state.phone).toEqual(NO_PHONE);
  });

  it('is tried again when it is down, after longer and longer pauses', () => {
    let so = walk(atTheBrowser(), down);
    const pauses: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      const { line } = so.state.phone;
      if (line.name !== 'unreachable') throw new Error('Expected a line that is down.');
      pauses.push(line.retryAt - so.now);
      expect(walk(so, line.retryAt - so.now - 1, tick).intents).toEqual([]);
      so = walk(so, line.retryAt - so.now, tick);
      expect(so.intents).toEqual([open]);
      so = walk(so, down);
    }
    expect(pauses).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
    expect([pauses[0], pauses.at(-1)]).toEqual([RETRY_LINE_MS, LONGEST_LINE_RETRY_MS]);
  });

  it('is tried at once when the agent asks, and forgets its failures when it is open', () => {
    const so = walk(atTheBrowser(), down, { type: 'phone-retry-asked' });
    expect(so.intents).toEqual([open]);
    const again = walk(so, { type: 'phone-ready' }, down).state.phone.line;
    expect(again).toMatchObject({ name: 'unreachable', failures: 1 });
  });

  it('is opened anew by the tab that takes over, and let go by the one that gives up', () => {
    const following = walk(ready(), { type: 'tab-leads', leads: false });
    expect(following.intents).toContainEqual({ type: 'close-phone' });
    const leading = walk(following, { type: 'tab-leads', leads: true }, tick);
    expect(leading.state.phone.line.name).toBe('starting');
  });
});

describe('a call', () => {
  it('is answered by itself when the agent has accepted it', () => {
    const arrived: DeskEvent = { type: 'reservation-arrived', reservation: reservation() };
    const so = walk(ready(), arrived, { type: 'accept-asked', sid: 'WR1' }, rings);
    expect(so.intents).toContainEqual({ type: 'answer-phone' });
    expect(walk(so, { type: 'phone-call-open' }).state.phone.call).toMatchObject({ stage: 'open' });
  });

  it('is not answered by itself for a task that is no call', () => {
    const chat = reservation({ status: 'accepted', task: task({ attributes: { channel: 'chat' } }) });
    const so = walk(ready(), { type: 'reservation-arrived', reservation: chat }, rings);
    expect(so.intents).not.toContainEqual({ type: 'answer-phone' });
    expect(so.state.phone.call).toMatchObject({ stage: 'ringing' });
  });

  it('waits for the agent when nothing was accepted', () => {
    const so = walk(ready(), rings);
    expect(so.intents).toEqual([]);
    expect(so.state.phone.call).toMatchObject({ stage: 'ringing', from: '+15557654321' });
    const answered = walk(so, { type: 'phone-answer-asked' });
    expect(answered.intents).toEqual([{ type: 'answer-phone' }]);
    expect(walk(answered, { type: 'phone-answer-asked' }).intents).toEqual([]);
  });

  it('is gone when it is over', () => {
    const so = walk(ready(), rings, { type: 'phone-call-open' }, { type: 'phone-call-over' });
    expect(so.state.phone.call).toBeUndefined();
  });

  it('says that it is being brought back, and that it sounds bad', () => {
    const so = walk(ready(), rings, { type: 'phone-call-open' }, { type: 'phone-call-reconnecting' });
    expect(so.state.phone.call?.stage).toBe('reconnecting');
    expect(walk(so, { type: 'phone-call-quality', isPoor: true }).state.phone.call?.isPoor).toBe(true);
  });

  it('goes on when the session is over or the contact changes', () => {
    const talking = walk(ready(), { type: 'reservation-arrived', reservation: inConference() }, rings, {
      type: 'phone-call-open',
    });
    expect(walk(talking, reachedAt('+15550100')).state.phone.call).toBeDefined();
    expect(walk(talking, reachedAt('+15550100'), { type: 'phone-call-over' }).state.phone).toEqual(NO_PHONE);
  });
});

describe('the microphone', () => {
  it('is asked for once', () => {
    const so = walk(ready(), { type: 'microphone-asked' });
    expect(so.intents).toEqual([{ type: 'ask-microphone' }]);
    expect(walk(so, { type: 'microphone-asked' }).intents).toEqual([]);
    const denied = walk(so, { type: 'microphone-learnt', microphone: 'denied' });
    expect(walk(denied, { type: 'microphone-asked' }).intents).toHaveLength(1);
    const granted = walk(so, { type: 'microphone-learnt', microphone: 'granted' });
    expect(walk(granted, { type: 'microphone-asked' }).intents).toEqual([]);
  });
});

it('keeps what went wrong with a device until the next try', () => {
  const chosen: DeskEvent = { type: 'sound-device-chosen', kind: 'input', id: 'x' };
  const so = walk(ready(), chosen);
  expect(so.intents).toEqual([{ type: 'use-sound-device', kind: 'input', id: 'x' }]);
  const failed = walk(so, { type: 'phone-failed', problem });
  expect(failed.state.phone.problem).toEqual(problem);
  expect(walk(failed, chosen).state.phone.problem).toBeUndefined();
});
