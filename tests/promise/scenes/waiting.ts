import { type Scenes } from './scene';

/** What an agent sees while they wait. */
export const playWaiting: Scenes = (scene) => {
  /** Charles's page is seen, so it asks; what is drawn as text never does. */
  const look = async (): Promise<void> => {
    // The reading is compressed by threads of its own, for which no virtual time waits: it is made before.
    await scene().askAs('charles', '/team', {});
    scene().pageOf('charles').do({ type: 'team-asked' });
    await scene().pass(2);
  };

  it('who waits in their queues, and how colleagues are; nothing of it in a call', async () => {
    const { charles, bob } = scene();
    await bob.onShift();
    await charles.openDesk();
    await look();
    expect(charles.screen.says('.team')).toMatch(/support ?nobody waiting/);
    expect(charles.screen.says('.team')).toMatch(/bob ?free/);
    const first = await scene().call();
    await bob.press(/^Accept/);
    await scene().call();
    await scene().pass(20);
    await look();
    expect(charles.screen.says('.team')).toMatch(/support ?1 waiting for 0:2\d/);
    expect(charles.screen.says('.team')).toMatch(/bob ?busy/);
    await charles.press('Available');
    await charles.press(/^Accept/);
    expect(charles.screen.state).toBe('connected');
    expect(charles.screen.says('.team')).toBe('');
    await scene().hangUp(first);
  });

  it('stays where the answer is lost, says so, and is asked again', async () => {
    const { charles } = scene();
    await charles.openDesk();
    await look();
    const { line } = scene().pageOf('charles');
    line.strike('answer lost', (path) => path === '/team');
    await scene().pass(15);
    await look();
    expect(charles.screen.says('.team')).toContain('Could not be loaded');
    expect(charles.screen.says('.team')).toContain('support');
    await scene().pass(15);
    await look();
    expect(charles.screen.says('.team')).not.toContain('Could not be loaded');
  });

  it('that a break is longer than the operator wants', async () => {
    const { charles } = scene();
    await charles.openDesk({ activityLimitSeconds: { Unavailable: 60 } });
    await charles.press('Available');
    await charles.press('Unavailable');
    await scene().pass(45);
    expect(charles.screen.says('.plate')).not.toContain('over');
    await scene().pass(20);
    expect(charles.screen.says('.plate')).toContain('over 1:00');
    await charles.press('Available');
    await scene().pass(120);
    expect(charles.screen.says('.plate')).not.toContain('over');
  });
};
