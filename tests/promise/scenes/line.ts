import { CUSTOMER, PHONE, type Scenes } from './scene';

/** A page that does not reach TaskRouter for a while: what it says meanwhile, and what it finds afterwards. */
export const playLine: Scenes = (scene) => {
  const UPDATED = 'Reconnected and up to date';

  /** The computer has no network: neither the Functions nor TaskRouter are reached. @returns Puts it right. */
  function takeNetwork(): () => void {
    const page = scene().pageOf('charles');
    const line = scene().breakLine('charles');
    page.line.break();
    page.do({ type: 'network', online: false });
    return () => {
      line.mend();
      page.line.clear();
      page.do({ type: 'network', online: true });
    };
  }

  describe('a line that is cut', () => {
    it('while the agent waits is made anew, and a call that came meanwhile rings', async () => {
      const { charles } = scene();
      await charles.onShift();
      const line = scene().breakLine('charles');
      await scene().pass(2);
      expect(charles.screen.state).toBe('reconnecting');
      expect(charles.screen.says('.light')).toContain('Reconnecting');
      expect(charles.screen.says('.card')).toContain('Connection lost. Trying to reconnect.');
      await scene().call();
      line.mend();
      await scene().pass(10);
      expect(charles.screen.state).toBe('ringing');
      expect(charles.screen.says('.card')).toContain(CUSTOMER);
      expect(charles.screen.says('.light')).toContain('Connected');
      expect(charles.screen.says('[role=log]')).toContain(UPDATED);
      await charles.press(/^Accept/);
      expect(charles.screen.state).toBe('connected');
    });

    it('while it rings: the page says so, and then that the caller is gone', async () => {
      const { charles } = scene();
      await charles.onShift();
      const call = await scene().call();
      const line = scene().breakLine('charles');
      await scene().pass(2);
      expect(charles.screen.says('.card')).toContain('You can answer as soon as it is back');
      expect(charles.screen.state).toBe('ringing');
      await scene().hangUp(call);
      line.mend();
      await scene().pass(10);
      expect(charles.screen.state).toBe('available');
      expect(charles.screen.says('[data-end=canceled]')).toContain('The caller is gone.');
    });

    it('during a call leaves the call on screen, and then shows what became of it', async () => {
      const { charles } = scene();
      const call = await scene().inCall();
      const line = scene().breakLine('charles');
      await scene().pass(2);
      expect(charles.screen.says('.card')).toContain('A call on your phone continues');
      expect(charles.screen.says('.light')).toContain('Reconnecting');
      expect(charles.screen.state).toBe('connected');
      await scene().describe('charles', { skills: ['support', 'learnt meanwhile'], contact_uri: PHONE });
      await scene().hangUp(call);
      line.mend();
      await scene().pass(10);
      expect(charles.screen.state).toBe('wrapping');
      expect(charles.screen.says('.card')).not.toContain('Connection lost');
      expect(charles.screen.says('.desk')).toContain('learnt meanwhile');
      await charles.press('Complete');
      expect(charles.screen.state).toBe('available');
    });

    it('and made at once changes nothing', async () => {
      const { charles } = scene();
      await scene().inCall();
      scene().control.faults.add({ effect: { dropSockets: 'charles' } });
      await scene().pass(5);
      expect(charles.screen.says('[role=log]')).toContain(UPDATED);
      expect(charles.screen.state).toBe('connected');
      expect(charles.screen.activity).toBe('Available');
      await charles.press(/^End call/);
      expect(charles.screen.state).toBe('wrapping');
    });

    it('while a colleague takes the call that rang: it ends with that', async () => {
      const { charles } = scene();
      await charles.onShift();
      await scene().call();
      const line = scene().breakLine('charles');
      await scene().pass(2);
      await scene().answerFor('charles', 'rejected', 'Unavailable');
      line.mend();
      await scene().pass(10);
      expect(charles.screen.activity).toBe('Unavailable');
      expect(charles.screen.says('[data-end=rejected]')).toContain('The call was rejected for you');
      expect(charles.screen.state).toBe('unavailable');
    });

    it('for long: the pauses grow, the next try is announced and can be had at once', async () => {
      const { charles } = scene();
      await charles.onShift();
      const line = scene().breakLine('charles');
      await scene().pass(12);
      expect(charles.screen.says('.light')).toMatch(/Reconnecting.*Next try in \d+ s/);
      line.mend();
      await charles.press('Try now');
      expect(charles.screen.says('.light')).toMatch(/Connected$/);
      expect(charles.screen.buttons).not.toContain('Try now');
    });

    it('until TaskRouter took the worker offline: they are put back', async () => {
      const { charles } = scene();
      await charles.onShift();
      const line = scene().breakLine('charles');
      await scene().pass(30);
      expect(await scene().activityOf('charles')).toBe('Offline');
      line.mend();
      await scene().pass(30);
      expect(charles.screen.says('[role=log]')).toContain(
        'You were set offline in the meantime; going back to Available',
      );
      expect(charles.screen.state).toBe('available');
      await scene().call();
      expect(charles.screen.state).toBe('ringing');
    });
  });

  describe('without a network', () => {
    const talking = async (): Promise<number> => (await scene().account.calls.list({ status: 'in-progress' })).length;

    /** Presses End call, and reads what that means. */
    async function endOffline(): Promise<void> {
      const { charles } = scene();
      expect(charles.screen.says('.light')).toContain('No network');
      expect(charles.screen.says('.card')).toContain('to end it, hang up there');
      await charles.press(/^End call/);
      const said = charles.screen.says('[role=alert]');
      expect(said).toContain('It is not clear yet whether the call has ended');
      expect(said).toContain('You can also hang up your phone.');
      expect(charles.screen.state).toBe('ending');
    }

    it('a call is ended once the line is back, however long it was gone, where End was pressed meanwhile', async () => {
      const { charles } = scene();
      await scene().inCall();
      const giveBack = takeNetwork();
      await scene().pass(2);
      await endOffline();
      await scene().pass(600);
      expect(charles.screen.state).toBe('ending');
      expect(charles.screen.says('[role=alert]')).toContain('It is not clear yet');
      expect(await talking()).toBe(2);
      giveBack();
      await scene().pass(30);
      expect(charles.screen.state).toBe('wrapping');
      expect(await talking()).toBe(0);
      expect(charles.screen.says('.problem')).toBe('');
    });

    it('an agent who hangs up their phone finds the wrap-up when it is back', async () => {
      const { charles } = scene();
      await scene().inCall();
      const giveBack = takeNetwork();
      await scene().pass(2);
      await endOffline();
      scene().shift.hangUpPhone(PHONE);
      await scene().pass(2);
      expect(await talking()).toBe(0);
      giveBack();
      await scene().pass(30);
      expect(charles.screen.state).toBe('wrapping');
      expect(charles.screen.says('.problem')).toBe('');
    });

    it('a transfer that is tried says so, and the call still ends with its agent', async () => {
      const { charles, bob } = scene();
      await scene().twoAgents();
      await charles.openDirectory();
      charles.screen.check('Transfer now');
      const giveBack = takeNetwork();
      await charles.press(/^bob/);
      await scene().pass(20);
      expect(charles.screen.says('.card')).toContain('“Transfer” did not work');
      expect(charles.screen.state).toBe('connected');
      giveBack();
      await scene().pass(30);
      expect(charles.screen.says('.light')).toContain('Connected');
      expect((await scene().participants()).map((one) => one.endConferenceOnExit)).toEqual([true, true]);
      expect(bob.screen.state).toBe('available');
    });
  });

  describe('what is not at TaskRouter any more goes when the line is back', () => {
    /** What the agent has on the page, and who ends it while the line is gone. */
    const states: readonly { name: string; card: string; bring: () => Promise<unknown> }[] = [
      {
        name: 'a ringing call',
        card: 'ringing',
        async bring() {
          await scene().charles.onShift();
          await scene().call();
        },
      },
      {
        name: 'a call being accepted',
        card: 'accepting',
        async bring() {
          scene().spoilPhone(PHONE, 'no-answer');
          await scene().charles.onShift();
          await scene().call();
          await scene().charles.press(/^Accept/);
        },
      },
      { name: 'a call', card: 'connected', bring: () => scene().inCall() },
      {
        name: 'a call that a colleague is asked to take',
        card: 'connected',
        async bring() {
          await scene().twoAgents();
          await scene().charles.transfer('bob', 'Talk to them first');
        },
      },
      { name: 'a wrap-up', card: 'wrapping', bring: () => scene().wrappingUp() },
      {
        name: 'a wrap-up whose customer is with nobody',
        card: 'wrapping',
        async bring() {
          await scene().twoAgents();
          await scene().charles.transfer('bob', 'Transfer now');
          await scene().bob.press(/^Reject/);
          expect(scene().charles.screen.says('.card')).toContain('Customer alone on the line for');
        },
      },
    ];

    it.each(states)('$name', async ({ card, bring }) => {
      const { charles } = scene();
      await scene().strandsOnPurpose('the task is deleted, whatever its customer does');
      await bring();
      const { sid } = await scene().newestTask();
      const line = scene().breakLine('charles');
      await scene().pass(2);
      expect(charles.screen.says('.light')).toContain('Reconnecting');
      expect(charles.screen.state).toBe(card);
      await scene().rest.tasks(sid).remove();
      line.mend();
      await scene().pass(20);
      expect(charles.screen.state).toBe('available');
      expect(charles.screen.says('[data-end=canceled]') + charles.screen.says('[data-end=completed]')).not.toBe('');
    });
  });
};
