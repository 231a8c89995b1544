import { CUSTOMER, type Scenes } from './scene';

/** A call handed to a colleague: what either of them sees, what TaskRouter's account has, and what a lost answer leads to. */
export const playTransfer: Scenes = (scene) => {
  const held = async (): Promise<boolean[]> => (await scene().participants()).map(({ hold }) => hold);

  describe('the list', () => {
    const listed = (): string => scene().charles.screen.says('.choice-name');
    const status = (): string => scene().charles.screen.says('output');
    const type = async (text: string, seconds = 2): Promise<void> => {
      scene().charles.screen.fill('Search colleagues', text);
      await scene().pass(seconds);
    };

    it('finds by typing whom it has not loaded, says that it looks, and that it could not', async () => {
      const { charles } = scene();
      await scene().twoAgents();
      // More than one page of the list, and the one who is wanted is on the last.
      for (let i = 1; i <= 210; i += 1)
        await scene().rest.workers.create({ friendlyName: `Agent ${i}`, attributes: '{}' });
      const activitySid = scene().sidOf('activity', 'Available');
      await scene().rest.workers.create({ friendlyName: 'Zoë Último', activitySid, attributes: '{}' });
      await charles.openDirectory();
      expect(charles.screen.buttons).toContain('More colleagues');

      await type('zoe', 0);
      expect(status()).toBe('Searching… 0 so far');
      expect(listed()).toBe('');
      await scene().pass(2);
      expect([status(), listed()]).toEqual(['1 found', 'Zoë Último']);
      await type('bo');
      expect([status(), listed()]).toEqual(['1 found', 'bob']);
      await type('nobody at all');
      expect(status()).toBe('No match');

      scene()
        .pageOf('charles')
        .line.strike('500', (path) => path.startsWith('/colleagues?search'));
      await type('ultimo');
      expect(status()).toContain('The search could not be completed');
      await charles.press('Try again');
      expect([status(), listed()]).toEqual(['1 found', 'Zoë Último']);

      await charles.press(/^Zoë Último/);
      expect(charles.screen.says('.transfer')).toContain('Waiting for Zoë Último to answer');
    });
  });

  describe('talked over first', () => {
    it('is handed over by leaving', async () => {
      const { charles, bob } = scene();
      await scene().twoAgents();
      charles.screen.fill('Notes', 'Wants a receipt.');
      await scene().pass(4);
      await charles.transfer('bob', 'Talk to them first');
      expect(charles.screen.says('.transfer')).toContain('Waiting for bob to answer');
      expect(charles.screen.person('Customer')).toContain('On hold for');
      expect(bob.screen.says('.details-note')).toBe('Note from charles: Wants a receipt.');
      expect(bob.screen.state).toBe('ringing');
      expect(bob.screen.says('.card')).toContain(CUSTOMER);
      expect(bob.screen.says('.card')).toContain('charles is asking you to join this call.');
      await bob.press(/^Accept/);
      await scene().pass(5);
      expect(bob.screen.state).toBe('connected');
      expect(bob.screen.says('.card')).not.toContain('is asking you');
      expect(charles.screen.says('.transfer')).toContain('bob is on the call');
      expect(charles.screen.person('bob')).toContain('Connected');
      expect(await held()).toHaveLength(3);

      await charles.press('Hold bob');
      expect(charles.screen.person('bob')).toContain('On hold');
      await charles.press('Resume bob');
      expect(charles.screen.person('bob')).toContain('Connected');
      expect(charles.screen.says('[role=log]')).toContain(`bob joined the call with ${CUSTOMER}`);

      await charles.press('Leave the call');
      expect(charles.screen.state).toBe('wrapping');
      expect(charles.screen.says('.card')).toContain('You left the call. Complete the wrap-up when you are done.');
      expect(charles.screen.says('.transfer')).toBe('');
      expect(bob.screen.state).toBe('connected');
      expect(await held()).toEqual([false, false]);
      await charles.press('Complete');
      expect(charles.screen.state).toBe('available');
      await bob.press(/^End call/);
      expect(bob.screen.state).toBe('wrapping');
    });

    it('leaves the agent free even where TaskRouter refuses, and the colleague’s call goes on', async () => {
      const { charles, bob } = scene();
      await scene().twoAgents();
      await charles.transfer('bob', 'Talk to them first');
      await bob.press(/^Accept/);
      await scene().pass(5);
      await charles.press('Leave the call');
      const operation = 'bridge:POST Workers/{worker}/Reservations/{reservation}';
      const fault = scene().control.faults.add({ operation, worker: 'charles', effect: { status: 500 } });
      await charles.press('Complete');
      await scene().pass(5);
      expect(charles.screen.state).toBe('available');
      expect(
        scene()
          .control.faults.list()
          .find(({ id }) => id === fault.id)?.hits,
      ).toBeGreaterThan(0);
      expect((await scene().newestTask()).assignmentStatus).toBe('assigned');
      expect(bob.screen.state).toBe('connected');
      await bob.press(/^End call/);
      await bob.press('Complete');
      expect(bob.screen.state).toBe('available');
      expect((await scene().newestTask()).assignmentStatus).toBe('completed');
    });

    it('notes that both write are both kept, and each page says what is saved', async () => {
      const { charles, bob } = scene();
      await scene().twoAgents();
      const { sid } = await scene().newestTask();
      const written = async (): Promise<unknown> => {
        const { attributes } = await scene().rest.tasks(sid).fetch();
        return (JSON.parse(attributes) as { wrap_up?: { notes?: string } }).wrap_up?.notes;
      };
      await charles.transfer('bob', 'Talk to them first');
      await bob.press(/^Accept/);
      await scene().pass(5);
      await charles.press('Leave the call');

      // Both have begun before either is saved.
      scene()
        .pageOf('bob')
        .line.strike('slow', (path) => path === '/wrap-up');
      bob.screen.fill('Notes', 'Of bob');
      charles.screen.fill('Notes', 'Of charles');
      await scene().pass(4);
      expect(charles.screen.says('#notes-saving')).toBe('Saved');
      expect(await written()).toBe('Of charles');
      bob.screen.fill('Notes', 'Of bob\nMore of bob');
      expect(bob.screen.says('#notes-saving')).toBe('Saving…');
      await scene().pass(10);
      expect(bob.screen.valueOf('Notes')).toBe('Of charles Of bob More of bob');
      expect(bob.screen.says('.notes-foot')).toContain('A colleague also wrote notes. Both are kept.');
      expect(bob.screen.says('#notes-saving')).toBe('Saved');
      expect(await written()).toBe('Of charles\nOf bob\nMore of bob');
      bob.screen.fill('Notes', 'Of charles\nOf bob\nMore of bob!');
      expect(bob.screen.says('.notes-foot')).not.toContain('Both are kept');
      await scene().pass(4);
      expect(bob.screen.says('#notes-saving')).toBe('Saved');

      expect(charles.screen.valueOf('Notes')).toBe('Of charles');
      charles.screen.fill('Notes', 'Of charles, in all');
      await scene().pass(4);
      expect(charles.screen.valueOf('Notes')).toBe('Of charles, in all Of bob More of bob!');
      expect(charles.screen.says('.notes-foot')).toContain('A colleague also wrote notes. Both are kept.');
      await charles.press('Complete');
      expect(charles.screen.state).toBe('available');
      expect(await written()).toBe('Of charles, in all\nOf bob\nMore of bob!');
    });

    it('a colleague who joined is removed again, and the call is the agent’s alone', async () => {
      const { charles, bob } = scene();
      await scene().twoAgents();
      await charles.transfer('bob', 'Talk to them first');
      await bob.press(/^Accept/);
      await scene().pass(5);
      await charles.press('Remove bob');
      await scene().pass(2);
      expect(charles.screen.person('bob')).toBe('');
      expect(bob.screen.state).toBe('wrapping');
      expect(charles.screen.state).toBe('connected');
      await charles.press('Resume');
      expect(charles.screen.person('Customer')).toContain('Connected');
    });

    it('a colleague rejects it, and the customer is with the agent as before', async () => {
      const { charles, bob } = scene();
      await scene().twoAgents();
      await charles.transfer('bob', 'Talk to them first');
      await bob.press(/^Reject/);
      expect(charles.screen.says('.transfer')).toContain('bob rejected the transfer. You still have the call.');
      expect(charles.screen.person('Customer')).toContain('Connected');
      expect(charles.screen.state).toBe('connected');
      expect(charles.screen.says('[role=log]')).toContain('bob did not take over');
      await charles.press('Dismiss this message');
      expect(charles.screen.says('.transfer')).toBe('');
      await charles.transfer('bob', 'Talk to them first');
      expect(bob.screen.state).toBe('ringing');
    });

    it('a colleague does not answer in time', async () => {
      const { charles } = scene();
      await scene().twoAgents();
      await charles.transfer('bob', 'Talk to them first');
      await scene().pass(121);
      expect(charles.screen.says('.transfer')).toContain('bob did not answer in time');
      expect(charles.screen.state).toBe('connected');
    });

    it('the agent takes it back', async () => {
      const { charles, bob } = scene();
      await scene().twoAgents();
      await charles.transfer('bob', 'Talk to them first');
      await charles.press('Cancel transfer');
      expect(charles.screen.says('.transfer')).toContain('You canceled the transfer');
      expect(bob.screen.state).toBe('available');
      expect(charles.screen.person('Customer')).toContain('Connected');
    });

    it('it goes to a queue, whose first worker rejects it and whose next one takes it', async () => {
      const { charles, bob } = scene();
      await scene().twoAgents();
      await charles.transfer('support', 'Talk to them first');
      expect(charles.screen.says('.transfer')).toContain('Waiting for somebody in support to answer');
      await bob.press(/^Reject/);
      expect(charles.screen.says('.transfer')).toContain('1 did not take it');
      expect(bob.screen.state).toBe('ringing');
      await bob.press(/^Accept/);
      await scene().pass(5);
      expect(charles.screen.says('.transfer')).toContain('A colleague is on the call');
      expect(bob.screen.state).toBe('connected');
    });

    it('it is found again after the page was loaded anew, and can be taken back', async () => {
      const { charles, bob } = scene();
      await scene().twoAgents();
      await charles.transfer('bob', 'Talk to them first');
      await charles.openDesk();
      expect(charles.screen.state).toBe('connected');
      expect(charles.screen.says('.transfer')).toContain('Waiting for A colleague to answer');
      await charles.press('Cancel transfer');
      expect(bob.screen.state).toBe('available');
    });
  });

  describe('handed over at once', () => {
    it('the colleague takes it', async () => {
      const { charles, bob } = scene();
      await scene().twoAgents();
      await charles.transfer('bob', 'Transfer now');
      expect(charles.screen.state).toBe('wrapping');
      expect(charles.screen.says('.card')).toContain('You left the call.');
      expect(charles.screen.says('.transfer')).toContain('Waiting for bob to answer');
      expect(bob.screen.says('.card')).toContain('charles is transferring this to you.');
      await bob.press(/^Accept/);
      await scene().pass(5);
      expect(bob.screen.state).toBe('connected');
      expect(charles.screen.says('.transfer')).toContain('bob took over');
      expect(await held()).toEqual([false, false]);
      await charles.press('Complete');
      expect(charles.screen.state).toBe('available');
      expect(bob.screen.state).toBe('connected');
    });

    it('whoever handed it over cannot end it, and leaves the colleague a wrap-up of their own', async () => {
      const { charles, bob } = scene();
      await scene().twoAgents();
      const { sid } = await scene().newestTask();
      await charles.transfer('bob', 'Transfer now');
      await bob.press(/^Accept/);
      await scene().pass(5);
      expect((await scene().askAs('charles', '/conference-end', { conference: sid })).status).toBe(403);
      expect(bob.screen.state).toBe('connected');

      // As if the call had gone on for long after the first agent's wrap-up.
      expect((await scene().askAs('charles', '/wrap-up', { taskSid: sid, notes: 'Of charles' })).status).toBe(200);
      const task = scene().rest.tasks(sid);
      const attributes = JSON.parse((await task.fetch()).attributes) as { wrap_up: object };
      const deadline = new Date(scene().shift.time.now() - 60_000).toISOString();
      await task.update({
        attributes: JSON.stringify({ ...attributes, wrap_up: { ...attributes.wrap_up, deadline } }),
      });
      await bob.press(/^End call/);
      expect(bob.screen.state).toBe('wrapping');
      bob.screen.fill('Notes', 'Of bob');
      await scene().pass(4);
      expect(bob.screen.says('#notes-saving')).toBe('Saved');
      expect(bob.screen.state).toBe('wrapping');
    });

    it('nobody takes it, and the page says what that means', async () => {
      const { charles, bob } = scene();
      await scene().strandsOnPurpose('what the page offers whoever handed over');
      await scene().twoAgents();
      await charles.transfer('bob', 'Transfer now');
      await bob.press(/^Reject/);
      expect(charles.screen.says('.transfer')).toContain('bob rejected the transfer. The customer is still on hold');
      await charles.press('End the customer’s call');
      expect(charles.screen.says('.transfer')).toBe('');
      const [conference] = await scene().account.conferences.list();
      expect(conference?.status).toBe('completed');
      await charles.press('Complete');
      expect(charles.screen.state).toBe('available');
    });

    it('a queue that is long keeps nobody: its agent completes and takes the next call, and the customer’s turn comes', async () => {
      const { charles, bob } = scene();
      const callSid = await scene().inCall();
      const { sid } = await scene().newestTask();
      await charles.transfer('support', 'Transfer now');
      expect(charles.screen.says('.transfer')).toContain('Waiting for somebody in support to answer');
      expect(charles.screen.says('.card')).toContain('The customer keeps their place in the queue');
      // The time that is up does not take the customer out of the agent's sight; the agent may.
      expect(charles.screen.says('.card')).not.toContain('Ends automatically');
      await scene().pass(600);
      expect(charles.screen.state).toBe('wrapping');
      await charles.openDesk();
      expect(charles.screen.says('.transfer')).toContain('Waiting for A colleague to answer');
      await charles.press('Unavailable');
      await charles.press('Complete');
      expect(charles.screen.state).toBe('unavailable');
      expect((await scene().rest.tasks(sid).fetch()).assignmentStatus).toBe('reserved');

      await bob.onShift();
      expect(bob.screen.state).toBe('ringing');
      expect(bob.screen.says('.card')).toContain('charles is transferring this to you.');
      await bob.press(/^Accept/);
      await scene().pass(5);
      expect(bob.screen.state).toBe('connected');
      expect(await held()).toEqual([false, false]);
      expect((await scene().account.calls(callSid).fetch()).status).toBe('in-progress');
      expect((await scene().rest.tasks(sid).fetch()).assignmentStatus).toBe('assigned');
    });

    it('two who hand over to the queue that they serve do not wait for each other', async () => {
      await scene().twoAgents();
      const calls = [scene().shift.customers[0]?.call.sid, await scene().call()];
      await scene().bob.press(/^Accept/);
      for (const agent of [scene().charles, scene().bob]) await agent.transfer('support', 'Transfer now');
      for (const agent of [scene().charles, scene().bob]) {
        await agent.press('Complete');
        expect(agent.screen.state).toBe('ringing');
        await agent.press(/^Accept/);
        await scene().pass(5);
        expect(agent.screen.state).toBe('connected');
      }
      const { customers } = scene().shift;
      expect(customers.map(({ call }) => call.sid)).toEqual(calls);
      expect(customers.map(({ whereabouts }) => whereabouts)).toEqual(['talking', 'talking']);
    });

    it('a task without a call', async () => {
      const { charles, bob } = scene();
      await charles.onShift();
      await scene().offer({ name: 'Ana' });
      await scene().pass(1);
      await charles.press(/^Accept/);
      await bob.onShift();
      await charles.openDirectory();
      await charles.press(/^bob/);
      expect(bob.screen.state).toBe('ringing');
      await bob.press(/^Accept/);
      expect(bob.screen.state).toBe('connected');
    });
  });

  it('a list that cannot be read says so, and is read again', async () => {
    const { charles } = scene();
    await scene().inCall();
    const fault = scene().control.faults.add({ operation: 'rest:*', effect: { status: 503 } });
    await charles.openDirectory();
    await scene().pass(10);
    expect(charles.screen.says('.card')).toContain('The list could not be loaded: Twilio');
    scene().control.faults.remove(fault.id);
    await charles.press('Try again');
    expect(charles.screen.says('.choices')).toContain('alice');
  });
};
