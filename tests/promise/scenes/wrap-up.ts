import { wrapUpRecordOf } from '../../../src/lib/wrap-up/wrap-up-record';
import { type Scene, type Scenes } from './scene';

/** What an agent does after a call, and what of it is written. */
export const playWrapUp: Scenes = (scene) => {
  /** What is written of the wrap-up into a task. */
  const written = async (of: Scene, sid: string) =>
    wrapUpRecordOf(JSON.parse((await of.rest.tasks(sid).fetch()).attributes));

  const statusOf = async (sid: string): Promise<string> => (await scene().rest.tasks(sid).fetch()).assignmentStatus;

  /** TaskRouter's event bridge takes no completion any more. @returns How often it was asked. */
  function refuseToComplete(of: Scene): () => number {
    const operation = 'bridge:POST Workers/{worker}/Reservations/{reservation}';
    const fault = of.control.faults.add({ operation, worker: 'charles', effect: { status: 500 } });
    return () => of.control.faults.list().find(({ id }) => id === fault.id)?.hits ?? 0;
  }

  describe('Complete', () => {
    it('ends it, and signing out has to wait for that', async () => {
      const { charles } = scene();
      const sid = await scene().wrappingUp();
      expect(charles.screen.state).toBe('wrapping');
      expect(charles.screen.says('.card')).toContain('The call has ended. Complete the wrap-up when you are done.');
      expect(charles.screen.buttons).not.toContain('Sign out');
      await charles.press('Complete');
      expect(charles.screen.state).toBe('available');
      expect(charles.screen.buttons).toContain('Sign out');
      expect(await statusOf(sid)).toBe('completed');
      await scene().call();
      expect(charles.screen.state).toBe('ringing');
    });

    it('is done by the desk’s own server where TaskRouter refuses', async () => {
      const { charles } = scene();
      const sid = await scene().wrappingUp();
      const refused = refuseToComplete(scene());
      await charles.press('Complete');
      await scene().pass(5);
      expect(charles.screen.state).toBe('available');
      expect(charles.screen.says('[role=log]')).toContain('through our server');
      expect(charles.screen.says('[data-end=completed]')).not.toBe('');
      expect(refused()).toBeGreaterThan(0);
      expect(await statusOf(sid)).toBe('completed');
    });

    it('is offered again where neither can, and the page says so', async () => {
      const { charles } = scene();
      const sid = await scene().wrappingUp();
      refuseToComplete(scene());
      const noFix = scene().control.faults.add({ operation: 'UpdateTask', effect: { status: 503 } });
      await charles.press('Complete');
      await scene().pass(30);
      expect(charles.screen.says('[role=alert]')).toContain('Could not complete the wrap-up');
      expect(charles.screen.state).toBe('wrapping');
      scene().control.faults.remove(noFix.id);
      scene().shift.clearFaults();
      await charles.press('Complete');
      expect(charles.screen.state).toBe('available');
      expect(await statusOf(sid)).toBe('completed');
    });

    it('saves the last words first', async () => {
      const { charles } = scene();
      const sid = await scene().wrappingUp();
      charles.screen.fill('Notes', 'The last words');
      await charles.press('Complete');
      expect(charles.screen.state).toBe('available');
      expect((await written(scene(), sid)).notes).toBe('The last words');
    });
  });

  describe('going unavailable', () => {
    it('completes the wrap-up by itself, and then changes the activity', async () => {
      const { charles } = scene();
      const sid = await scene().wrappingUp();
      await charles.press('Unavailable');
      expect(charles.screen.state).toBe('unavailable');
      expect(charles.screen.activity).toBe('Unavailable');
      expect(charles.screen.says('[data-end=completed]')).toContain('You are now Unavailable: you get no calls.');
      expect(charles.screen.says('[role=log]')).toContain('because you are going unavailable');
      expect(await statusOf(sid)).toBe('completed');
      expect(await scene().activityOf('charles')).toBe('Unavailable');
    });

    it('does so where TaskRouter refuses to complete it', async () => {
      const { charles } = scene();
      const sid = await scene().wrappingUp();
      const refused = refuseToComplete(scene());
      await charles.press('Unavailable');
      await scene().pass(5);
      expect(charles.screen.state).toBe('unavailable');
      expect(charles.screen.activity).toBe('Unavailable');
      expect(await statusOf(sid)).toBe('completed');
      expect(refused()).toBeGreaterThan(0);
    });

    it('by somebody else completes it, too', async () => {
      const { charles } = scene();
      const sid = await scene().wrappingUp();
      await scene().setActivity('charles', 'Offline');
      await scene().pass(2);
      expect(charles.screen.state).toBe('unavailable');
      expect(charles.screen.says('[data-end=completed]')).toContain('You are now Offline');
      expect(await statusOf(sid)).toBe('completed');
    });
  });

  it('what comes after the call is chosen in it', async () => {
    const { charles } = scene();
    await scene().inCall();
    charles.screen.fill('After this call', scene().sidOf('activity', 'Unavailable'));
    await charles.press(/^End call/);
    expect(charles.screen.state).toBe('wrapping');
    expect(charles.screen.activity).toBe('Available');
    await charles.press('Complete');
    expect(charles.screen.state).toBe('unavailable');
    expect(await scene().activityOf('charles')).toBe('Unavailable');
    expect(charles.screen.says('[role=log]')).toContain('The desk set you to Unavailable');
    await charles.press('Available');
    expect(charles.screen.state).toBe('available');
  });

  describe('notes and outcome', () => {
    it('the outcome is written, and one that needs a note waits for it', async () => {
      const { charles } = scene();
      const sid = await scene().wrappingUp();
      charles.screen.fill('Outcome', 'follow-up');
      await scene().pass(2);
      expect((await written(scene(), sid)).disposition).toBe('follow-up');
      await charles.press('Complete');
      expect(charles.screen.says('[role=alert]')).toContain('“Needs a follow-up” needs a note');
      charles.screen.fill('Notes', 'Call back on Monday');
      await charles.press('Complete');
      expect(charles.screen.state).toBe('available');
      expect(await written(scene(), sid)).toMatchObject({ disposition: 'follow-up', notes: 'Call back on Monday' });
    });

    it('an outcome is required where the operator says so, and is one of the queue’s', async () => {
      const { charles } = scene();
      const sid = await scene().wrappingUp();
      await charles.openDesk({
        dispositions: [
          { code: 'sold', label: 'Sold', queues: ['support'] },
          { code: 'vendido', label: 'Vendido', queues: ['atención al cliente'] },
        ],
        wrapUp: { required: ['support'] },
      });
      expect(charles.screen.says('.card')).not.toContain('Vendido');
      await charles.press('Complete');
      expect(charles.screen.state).toBe('wrapping');
      expect(charles.screen.says('[role=alert]')).toContain('Choose an outcome, then complete.');
      expect(await statusOf(sid)).toBe('wrapping');
      charles.screen.fill('Outcome', 'sold');
      await charles.press('Complete');
      expect(charles.screen.state).toBe('available');
      expect((await written(scene(), sid)).disposition).toBe('sold');
    });

    it('further fields are asked for with the outcome, checked, and not lost where the server refuses them', async () => {
      const { charles } = scene();
      await charles.onShift();
      await charles.openDesk({
        wrapUp: {
          fields: [
            { key: 'amount', label: 'Amount', type: 'number', required: true, dispositions: ['solved'] },
            { key: 'why', label: 'Why', type: 'choice', choices: ['Price', 'Time'], queues: ['elsewhere'] },
          ],
        },
      });
      await scene().call();
      await charles.press(/^Accept/);
      await charles.press(/^End call/);
      const { sid } = await scene().newestTask();
      expect(charles.screen.says('.card')).not.toContain('Amount');
      charles.screen.fill('Outcome', 'solved');
      expect(charles.screen.says('.asked')).not.toContain('Why');
      charles.screen.fill('Amount', 'twelve');
      expect(charles.screen.says('.asked')).toContain('A number, such as 12.50');
      charles.screen.fill('Notes', 'Paid');
      await scene().pass(3);
      expect(charles.screen.says('#notes-saving')).toBe('Saved');
      await charles.press('Complete');
      expect(charles.screen.says('[role=alert]')).toContain('Fill in “Amount”, then complete.');
      expect(charles.screen.valueOf('Amount')).toBe('twelve');
      // The Functions here were built without these fields, so they refuse what the page sends: nothing of it is lost.
      charles.screen.fill('Amount', '12,50');
      await charles.press('Complete');
      expect(charles.screen.says('[role=alert]')).toContain('`fields.amount` is not usable');
      expect(charles.screen.valueOf('Amount')).toBe('12,50');
      await charles.press('Complete without saving');
      expect(charles.screen.state).toBe('available');
      expect(charles.screen.says('.kept-notes')).toContain('Amount: 12,50');
      expect((await written(scene(), sid)).notes).toBe('Paid');
    });

    it('reports are told who ended the call, and how it went', async () => {
      const { charles } = scene();
      const call = await scene().inCall();
      await scene().hangUp(call);
      const { sid } = await scene().newestTask();
      charles.screen.fill('Outcome', 'solved');
      await scene().pass(2);
      const told = async () => JSON.parse((await scene().rest.tasks(sid).fetch()).attributes).conversations;
      expect(await told()).toEqual({ hang_up_by: 'Customer', outcome: 'solved' });
      await charles.press('Complete');
      await scene().call();
      await charles.press(/^Accept/);
      await charles.press(/^End call/);
      const { attributes } = await scene().newestTask();
      expect(JSON.parse(attributes).conversations).toEqual({ hang_up_by: 'Agent' });
    });

    it('what somebody else writes into the task is not lost', async () => {
      const { charles } = scene();
      const sid = await scene().wrappingUp();
      const { attributes } = await scene().rest.tasks(sid).fetch();
      const theirs = JSON.stringify({ ...JSON.parse(attributes), theirs: 'kept' });
      await scene().rest.tasks(sid).update({ attributes: theirs });
      charles.screen.fill('Notes', 'mine');
      await scene().pass(3);
      expect(charles.screen.says('#notes-saving')).toBe('Saved');
      expect(JSON.parse((await scene().rest.tasks(sid).fetch()).attributes)).toMatchObject({
        theirs: 'kept',
        wrap_up: { notes: 'mine' },
      });
    });

    it('that cannot be saved stay, are said to be unsaved and are saved when that works again', async () => {
      const { charles } = scene();
      const sid = await scene().wrappingUp();
      const { line } = scene().pageOf('charles');
      line.break((path) => path === '/wrap-up');
      charles.screen.fill('Notes', 'Precious');
      await scene().pass(20);
      expect(charles.screen.says('[role=alert]')).toContain('your notes may not be saved');
      await charles.press('Complete');
      await scene().pass(20);
      expect(charles.screen.state).toBe('wrapping');
      expect(charles.screen.valueOf('Notes')).toBe('Precious');
      line.clear();
      await charles.press('Save again');
      expect(charles.screen.says('#notes-saving')).toBe('Saved');
      expect((await written(scene(), sid)).notes).toBe('Precious');
    });

    it('whose answers are lost are written, and more time once', async () => {
      const { charles } = scene();
      const sid = await scene().wrappingUp();
      const { line } = scene().pageOf('charles');
      line.strike('answer lost', (path) => path === '/wrap-up');
      await charles.press('More time');
      await scene().pass(5);
      expect(charles.screen.buttons).toContain('More time');
      expect(charles.screen.says('[role=log]')).toContain('More time to wrap up');
      expect(charles.screen.says('.card')).not.toContain('Could not get more time');
      const { deadline } = await written(scene(), sid);
      // Once: a minute is added to the five there were.
      expect(charles.screen.says('.card')).toMatch(/Ends automatically in 5:/);
      expect(deadline).toBeGreaterThan(0);

      line.strike('answer lost', (path) => path === '/wrap-up');
      charles.screen.fill('Notes', 'Call back on Friday.');
      await scene().pass(5);
      expect(charles.screen.says('[role=alert]')).toContain('your notes may not be saved');
      await charles.press('Save again');
      expect(charles.screen.says('#notes-saving')).toBe('Saved');
      expect((await written(scene(), sid)).notes).toBe('Call back on Friday.');
    });
  });

  describe('its deadline', () => {
    it('ends it', async () => {
      const { charles } = scene();
      const sid = await scene().wrappingUp();
      expect(charles.screen.says('.card')).toContain('Ends automatically in 4:5');
      await scene().pass(301);
      expect(charles.screen.state).toBe('available');
      expect(charles.screen.says('[role=log]')).toContain('because the time is up');
      expect(await statusOf(sid)).toBe('completed');
    });

    it('is moved by More time, twice, and written into the task', async () => {
      const { charles } = scene();
      const sid = await scene().wrappingUp();
      await charles.press('More time');
      expect(charles.screen.says('.card')).toContain('Ends automatically in 5:5');
      await charles.press('More time');
      expect(charles.screen.says('.card')).toContain('Ends automatically in 6:5');
      await charles.press('More time');
      expect(charles.screen.buttons).not.toContain('More time');
      expect((await written(scene(), sid)).deadline).toBeGreaterThan(scene().shift.time.now());
    });

    it('holds when the page is closed', async () => {
      const sid = await scene().wrappingUp();
      scene().pageOf('charles').close();
      await scene().pass(200);
      expect(await statusOf(sid)).toBe('wrapping');
      await scene().pass(180);
      expect(await statusOf(sid)).toBe('completed');
    });
  });
};
