import { CUSTOMER, type Scenes } from './scene';
import { SUPPORT_LINE } from '../one-process/shift';

/** What is known of earlier calls while a call rings and goes on, and of one's own while nothing does. */
export const playHistory: Scenes = (scene) => {
  /** charles has had a call, and written something down about it. */
  async function hadCall(): Promise<void> {
    const { charles } = scene();
    await scene().wrappingUp();
    charles.screen.fill('Notes', 'Wants the red one.');
    await scene().pass(2);
    await charles.press('Complete');
    await scene().pass(5);
  }

  it('shows the last calls of one’s own while waiting, with what was noted', async () => {
    const { charles } = scene();
    await charles.onShift();
    expect(charles.screen.says('.history')).toBe('Your last calls No calls in the last 30 days.');
    await hadCall();
    const { screen } = charles;
    expect(screen.says('#history-title')).toBe('Your last calls');
    expect(screen.says('.past-calls')).toContain(CUSTOMER);
    expect(screen.says('.past-how')).toMatch(/^Completed · talked for 0:0\d$/);
    expect(screen.says('.past-notes')).toBe('Wants the red one.');
    expect(screen.says('.past-more')).toMatch(/^queue .* · waited 0:0\d · ended from the desk$/);
    // Which calls there were is said once.
    expect(screen.says('.shift')).not.toContain('Recent calls');
  });

  it('shows a colleague the earlier calls of who calls, from when it rings to the end of the wrap-up', async () => {
    const { charles, bob } = scene();
    await hadCall();
    await charles.press('Offline');
    await bob.onShift();
    await scene().call();
    expect(bob.screen.state).toBe('ringing');
    const told = (): string => `${bob.screen.says('#history-title')}: ${bob.screen.says('.past-more')}`;
    expect(told()).toMatch(/^Earlier calls: With charles · /);
    expect(bob.screen.says('.past-notes')).toBe('Wants the red one.');
    await bob.press(/^Accept/);
    expect(told()).toMatch(/^Earlier calls: With charles · /);
    await bob.press('Hold');
    await scene().pass(10);
    await bob.press(/^Resume|^Take off hold|^Back/);
    await bob.press(/^End call/);
    expect(bob.screen.state).toBe('wrapping');
    expect(told()).toMatch(/^Earlier calls: With charles · /);
    await bob.press('Complete');
    await scene().pass(5);
    expect(bob.screen.says('.past-more')).toMatch(/^queue .* · on hold once, 0:1\d · ended from the desk$/);
  });

  it('keeps a call for whoever missed it, too, and tells it from what they took', async () => {
    const { charles, bob } = scene();
    await charles.onShift();
    await scene().call();
    await charles.press(/^Reject/);
    await scene().setActivity('charles', 'Offline');
    await bob.onShift();
    await scene().pass(125);
    await bob.press(/^Accept/);
    await bob.press(/^End call/);
    await bob.press('Complete');
    await scene().pass(10);
    await charles.openDesk();
    const { own } = scene().pageOf('charles').state.history;
    expect(own?.page?.calls).toMatchObject([
      { youMissed: true, missedBy: expect.arrayContaining(['charles']), people: [{ you: false }] },
    ]);
    expect(charles.screen.says('.past-more')).toContain('With bob');
  });

  it('knows of a caller who rings again while the call before is wrapped up', async () => {
    const { charles, bob } = scene();
    await scene().wrappingUp();
    await bob.onShift();
    await scene().call();
    expect(charles.screen.state).toBe('wrapping');
    expect(bob.screen.says('.past-how')).toMatch(/^In wrap-up · /);
  });

  it('says that earlier calls of a withheld number are not known', async () => {
    const { charles } = scene();
    await charles.onShift();
    scene().control.call('+266696687', SUPPORT_LINE);
    await scene().pass(2);
    expect(charles.screen.state).toBe('ringing');
    expect(charles.screen.says('.history')).toContain('The number is withheld');
  });

  it('says what is in the way, and comes to it by itself', async () => {
    const { charles } = scene();
    await hadCall();
    const fault = scene().control.faults.add({ operation: 'ListSyncMapItem', effect: { status: 503 } });
    await scene().call();
    expect(charles.screen.state).toBe('ringing');
    expect(charles.screen.says('.history')).toMatch(/^Earlier calls Could not load earlier calls: .*Trying again\./);
    expect(charles.screen.buttons).toContain('Try now');
    scene().control.faults.remove(fault.id);
    await scene().pass(8);
    expect(charles.screen.says('.past-notes')).toBe('Wants the red one.');
  });
};
