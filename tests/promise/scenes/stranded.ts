import { PHONE, type Scenes } from './scene';

/** What whoever handed a call over sees and can do where nobody took it, and nobody else looks after the customer. */
export const playStranded: Scenes = (scene) => {
  const ALONE = 'Customer alone on the line for';
  const BACK = 'You are back with the customer.';
  const TAKE_BACK = 'Take the call back';
  const RETURN = 'Return the call to the queue';

  /** charles asks bob to take his call. */
  async function askBob(how: 'Transfer now' | 'Talk to them first' = 'Transfer now'): Promise<void> {
    await scene().twoAgents();
    await scene().charles.transfer('bob', how);
  }

  /** charles has handed his call over to bob, who rejected it: the customer waits on hold. */
  async function strand(): Promise<void> {
    await askBob();
    // Not while it is open who has the customer, either.
    expect(scene().charles.screen.buttons).not.toContain('Complete');
    await scene().bob.press(/^Reject/);
    expect(scene().charles.screen.says('.card')).toContain(ALONE);
  }

  const held = async (): Promise<boolean[]> => (await scene().participants()).map(({ hold }) => hold);
  const calls = (number: string): number =>
    scene()
      .shift.callsMade()
      .filter((to) => to === number).length;
  const statusOf = async (sid: string): Promise<string> => (await scene().rest.tasks(sid).fetch()).assignmentStatus;
  const tasks = async (): Promise<number> => (await scene().rest.tasks.list()).length;

  beforeEach(() => scene().strandsOnPurpose('what the page does where nobody else looks after the customer'));

  it('the wrap-up can be completed once the customer has hung up', async () => {
    const { charles } = scene();
    await strand();
    await scene().hangUp(scene().shift.customers[0]?.call.sid ?? '');
    expect(charles.screen.says('.card')).not.toContain(ALONE);
    await charles.press('Complete');
    expect(charles.screen.state).toBe('available');
  });

  describe('taken back', () => {
    it('the agent talks, ends the call and completes, also after loading the page anew', async () => {
      const { charles } = scene();
      await strand();
      const { sid } = await scene().newestTask();
      await charles.press(TAKE_BACK);
      await scene().pass(5);
      expect(charles.screen.says('h1')).toBe('On a call');
      expect(charles.screen.says('.own-phone')).toContain('Connected');
      expect(charles.screen.says('.card')).toContain(BACK);
      expect(await held()).toEqual([false, false]);
      expect(calls(PHONE)).toBe(2);
      expect(charles.screen.buttons).not.toContain('Complete');
      expect(charles.screen.says('.card')).not.toContain(ALONE);

      await charles.openDesk();
      expect(charles.screen.says('.card')).toContain(BACK);
      await charles.press(/^End call/);
      await scene().pass(2);
      expect(await scene().account.calls.list({ status: 'in-progress' })).toEqual([]);
      await charles.press('Complete');
      expect(await statusOf(sid)).toBe('completed');
    });

    it('it is repeated where its answer is lost, and calls the phone once', async () => {
      const { charles } = scene();
      await strand();
      scene()
        .pageOf('charles')
        .line.strike('answer lost', (path) => path === '/conference-return');
      await charles.press(TAKE_BACK);
      await scene().pass(10);
      expect(charles.screen.says('.card')).toContain(BACK);
      expect(await held()).toEqual([false, false]);
      expect(calls(PHONE)).toBe(2);
      expect(charles.screen.says('.card')).not.toContain('did not work');
    });

    it('a phone that does not answer leaves the customer to be taken back once more', async () => {
      const { charles } = scene();
      await strand();
      const mend = scene().spoilPhone(PHONE, 'no-answer');
      await charles.press(TAKE_BACK);
      expect(charles.screen.says('.transfer')).toContain('Your phone is ringing. Answer it');
      expect(charles.screen.says('.own-phone')).toContain('Ringing');
      expect(charles.screen.buttons).not.toContain(TAKE_BACK);
      await scene().pass(40);
      expect(charles.screen.says('.card')).toContain('Your phone was not answered, and the customer is still on hold.');
      mend();
      await charles.press(TAKE_BACK);
      await scene().pass(5);
      expect(charles.screen.says('.card')).toContain(BACK);
      expect(charles.screen.says('.card')).not.toContain('Your phone was not answered');
    });

    it('from a colleague whose phone cannot be reached', async () => {
      const { charles, bob } = scene();
      await askBob();
      scene().spoilPhone('+15550113', 'unreachable');
      await bob.press(/^Accept/);
      await scene().pass(5);
      expect(charles.screen.says('.card')).toContain(ALONE);
      await charles.press(TAKE_BACK);
      await scene().pass(5);
      expect(charles.screen.says('.card')).toContain(BACK);
    });

    it('by an agent whose own phone went while a colleague was asked, with another task on the desk', async () => {
      const { charles, bob } = scene();
      await askBob('Talk to them first');
      scene().shift.hangUpPhone(PHONE);
      await scene().pass(2);
      expect(charles.screen.state).toBe('wrapping');
      expect(charles.screen.says('.transfer')).toContain('Waiting for bob to answer');
      expect(charles.screen.buttons).not.toContain('Complete');
      await scene().setActivity('charles', 'Available');
      await scene().offer({ name: 'Ana' });
      await scene().pass(1);
      expect(charles.screen.state).toBe('ringing');
      expect(charles.screen.says('.strip')).toContain('Waiting for bob to answer');
      await bob.press(/^Reject/);
      const waits = 'The customer is still on hold, and nobody is taking the call.';
      expect(charles.screen.says('.strip')).toContain(waits);
      await charles.press(new RegExp(waits));
      expect(charles.screen.says('.card')).toContain(`bob rejected the transfer. ${waits}`);
      await charles.press(TAKE_BACK);
      await scene().pass(5);
      expect(charles.screen.says('.card')).toContain(BACK);
      expect(charles.screen.state).toBe('wrapping');
    });
  });

  describe('returned to the queue', () => {
    it('first in line and with what was noted, and the agent is free again', async () => {
      const { charles } = scene();
      await strand();
      const { sid } = await scene().newestTask();
      charles.screen.fill('Notes', 'Wants a receipt');
      await charles.press(RETURN);
      await scene().pass(3);
      expect(charles.screen.state).toBe('available');
      expect(charles.screen.says('[role=log]')).toContain('to the queue, ahead of everyone waiting');
      const task = await scene().newestTask();
      expect(task).toMatchObject({ priority: 1_000_000, assignmentStatus: 'reserved' });
      expect(task.attributes).toContain('"notes":"Wants a receipt"');
      expect(task.attributes).toContain(`"offered_again":{"of":"${sid}"`);
      expect(await statusOf(sid)).toBe('completed');
    });

    it('is seen to be done where the answer is lost, and done once', async () => {
      const { charles } = scene();
      await strand();
      scene()
        .pageOf('charles')
        .line.strike('answer lost', (path) => path === '/offer-again');
      await charles.press(RETURN);
      await scene().pass(10);
      expect(charles.screen.state).toBe('available');
      expect(charles.screen.says('.desk')).not.toContain('did not work');
      expect(await tasks()).toBe(2);
    });

    it('is tried again by itself where the request is lost', async () => {
      const { charles } = scene();
      await strand();
      scene()
        .pageOf('charles')
        .line.strike('request lost', (path) => path === '/offer-again');
      await charles.press(RETURN);
      await scene().pass(10);
      expect(charles.screen.state).toBe('available');
      expect(await tasks()).toBe(2);
    });
  });

  it('an agent who loads the page anew sees that a colleague is asked, until one has the customer', async () => {
    const { charles, bob } = scene();
    await askBob();
    await charles.openDesk();
    expect(charles.screen.state).toBe('wrapping');
    expect(charles.screen.says('.transfer')).toContain('Waiting for A colleague to answer');
    expect(charles.screen.buttons).not.toContain('Complete');
    await bob.press(/^Accept/);
    await scene().pass(5);
    expect(charles.screen.says('.transfer')).toContain('took over');
    await charles.press('Complete');
    expect(charles.screen.state).toBe('available');
    expect(bob.screen.state).toBe('connected');
  });
};
