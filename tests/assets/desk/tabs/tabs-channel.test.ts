import type { DeskEvent } from '../../../../src/assets/desk/desk-events';
import { type DeskState, signedOut } from '../../../../src/assets/desk/desk-state';
import { update } from '../../../../src/assets/desk/desk';
import type { Ticket } from '../../../../src/assets/desk/ground/api';
import { createTabs } from '../../../../src/assets/desk/tabs/tabs-channel';
import { atTheDesk, START } from '../given';
import { BrowserChannel, BrowserLocks, settle } from './browser-tabs';

const TICKET: Ticket = { token: 'a.b.c', workerName: 'charles' };

let locks: BrowserLocks;
let channel: BrowserChannel;
beforeEach(() => {
  locks = new BrowserLocks();
  channel = new BrowserChannel();
});

/** A tab as open-desk.tsx wires it, without ports of its own. */
function open(id: string) {
  const own = locks.ofTab();
  const line = channel.ofTab();
  const tab = {
    state: signedOut(),
    ticket: undefined as Ticket | undefined,
    events: [] as DeskEvent[],
    crash(): void {
      line.close();
      own.crash();
    },
  };
  function apply(event: DeskEvent): void {
    tab.events.push(event);
    const before = tab.state;
    tab.state = update(before, event, START).state;
    if (tab.state !== before) tabs.share();
  }
  const tabs = createTabs('desk', {
    locks: own,
    openChannel: () => line,
    id,
    apply,
    state: () => tab.state,
    ticket: () => tab.ticket,
    adopt: (ticket) => (tab.ticket = ticket),
  });
  return { tab, tabs, apply };
}

/** A leading tab with a session, and one that has joined it. */
async function pair() {
  const first = open('first');
  await first.tabs.settled;
  first.tab.state = { ...atTheDesk().state };
  first.tab.ticket = TICKET;
  const second = open('second');
  await second.tabs.settled;
  return { first, second };
}

const withoutTab = ({ tab: _tab, ...rest }: DeskState) => rest;

describe('the tabs of a browser', () => {
  it('say nothing while there is one', async () => {
    const { tabs, tab, apply } = open('first');
    await tabs.settled;
    apply({ type: 'page-failed', message: 'no' });
    tabs.shareTicket();
    await settle();
    expect(tab.state.tab.leads).toBe(true);
    expect(channel.said).toEqual([{ kind: 'leads' }]);
  });

  it('share state and session with one that comes, before it is settled', async () => {
    const { first, second } = await pair();
    expect(second.tab.state.tab).toEqual({ leads: false, joined: true });
    expect(withoutTab(second.tab.state)).toEqual(withoutTab(first.tab.state));
    expect(second.tab.ticket).toEqual(TICKET);
  });

  it('draw what the leading one becomes, and hand it what happens in them', async () => {
    const { first, second } = await pair();
    second.tabs.pass({ type: 'activity-chosen', activitySid: 'WA3' });
    await settle();
    expect(first.tab.events).toContainEqual({ type: 'activity-chosen', activitySid: 'WA3' });
    expect(second.tab.state.activityChange).toEqual({ to: 'WA3', sent: 'WA3', waitingFor: [] });
    expect(second.tab.events.map(({ type }) => type)).not.toContain('activity-chosen');
  });

  it('forget the session together', async () => {
    const { first, second } = await pair();
    first.tab.ticket = undefined;
    first.tabs.shareTicket();
    await settle();
    expect(second.tab.ticket).toBeUndefined();
  });

  it('look at the clock for one that is hidden', async () => {
    const { first, second } = await pair();
    second.tabs.tick();
    await settle();
    expect(first.tab.events.at(-1)).toEqual({ type: 'tick' });
  });

  it('lose nothing that was done while the leading one crashed', async () => {
    const { first, second } = await pair();
    const third = open('third');
    await third.tabs.settled;
    first.tab.crash();
    third.tabs.pass({ type: 'activity-chosen', activitySid: 'WA3' });
    await settle();
    expect([second.tab.state.tab.leads, third.tab.state.tab.leads]).toEqual([true, false]);
    expect(second.tab.events.filter(({ type }) => type === 'activity-chosen')).toHaveLength(1);
    expect(third.tab.state.activityChange?.to).toBe('WA3');
    expect(second.tab.ticket).toEqual(TICKET);
  });

  it('do themselves what the crashed one had not heard, when they lead next', async () => {
    const { first, second } = await pair();
    first.tab.crash();
    second.tabs.pass({ type: 'activity-chosen', activitySid: 'WA3' });
    await settle();
    expect(second.tab.state.tab.leads).toBe(true);
    expect(second.tab.state.activityChange?.to).toBe('WA3');
    expect(second.tab.events.filter(({ type }) => type === 'activity-chosen')).toHaveLength(1);
  });

  it('let one take the lead, and the last one follow it', async () => {
    const { first, second } = await pair();
    await second.tabs.take();
    await settle();
    expect([first.tab.state.tab.leads, second.tab.state.tab.leads]).toEqual([false, true]);
    second.apply({ type: 'activity-chosen', activitySid: 'WA3' });
    await settle();
    expect(first.tab.state.activityChange?.to).toBe('WA3');
  });

  it('hear nothing that is not theirs', async () => {
    const { first } = await pair();
    const before = first.tab.events.length;
    const { postMessage: post } = channel.ofTab();
    for (const message of [undefined, 'hello', { kind: 'unknown' }, { kind: 'toString' }, [], 7]) {
      post(message);
    }
    await settle();
    expect(first.tab.events).toHaveLength(before);
  });

  it('are each on their own where the browser has no locks', async () => {
    const events: DeskEvent[] = [];
    const tabs = createTabs('desk', {
      locks: undefined,
      openChannel: () => channel.ofTab(),
      id: 'only',
      apply: (event) => events.push(event),
      state: () => signedOut(),
      ticket: () => TICKET,
      adopt: () => undefined,
    });
    await tabs.settled;
    tabs.share();
    tabs.shareTicket();
    await tabs.take();
    expect([events, channel.said]).toEqual([[], []]);
  });
});
