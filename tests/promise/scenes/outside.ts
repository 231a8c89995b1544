import { asObject } from '../../../src/assets/desk/ground/json';
import { CUSTOMER, type Scenes } from './scene';

/** What others do to the agent, the task and the call is on the agent's screen. */
export const playOutside: Scenes = (scene) => {
  it('attributes and activity that others change are shown at once', async () => {
    const { charles } = scene();
    await charles.openDesk();
    expect(charles.screen.activity).toBe('Offline');
    expect(charles.screen.says('.chips')).toBe('support en');

    await scene().describe('charles', { skills: ['support', 'billing'], contact_uri: '+15550199' });
    await scene().pass(1);
    expect(charles.screen.says('.chips')).toBe('support billing');
    expect(charles.screen.says('.desk')).toContain('+15550199');
    expect(charles.screen.says('[role=log]')).toContain('Your skills or details were changed');

    await scene().setActivity('charles', 'Available');
    await scene().pass(1);
    expect(charles.screen.state).toBe('available');
    expect(charles.screen.activity).toBe('Available');
    expect(charles.screen.says('[role=log]')).toContain('You were set to Available');

    await scene().setActivity('charles', 'Unavailable');
    await scene().pass(1);
    expect(charles.screen.state).toBe('unavailable');
    expect(charles.screen.activity).toBe('Unavailable');
  });

  it('a worker without skills or a phone is told so', async () => {
    const { charles } = scene();
    await scene().describe('charles', {});
    await charles.openDesk();
    expect(charles.screen.says('.desk')).toContain('None');
    expect(charles.screen.says('.desk')).toContain('No number: you cannot get calls');
  });

  it('what becomes known about a caller during the call is shown in its card', async () => {
    const { charles } = scene();
    await scene().inCall();
    const task = await scene().newestTask();
    const learnt = {
      ...asObject(JSON.parse(task.attributes)),
      name: 'Ana Ruiz',
      reason: 'Refund for order 4711',
      customer_since: 2019,
    };
    await scene()
      .rest.tasks(task.sid)
      .update({ attributes: JSON.stringify(learnt) });
    await scene().pass(1);
    const card = charles.screen.says('.card');
    for (const known of ['Ana Ruiz', 'Refund for order 4711', 'Customer since 2019', CUSTOMER])
      expect(card).toContain(known);
    expect(charles.screen.state).toBe('connected');
  });

  it('the caller hangs up during the call: wrap-up begins by itself', async () => {
    const { charles } = scene();
    await scene().hangUp(await scene().inCall());
    expect(charles.screen.state).toBe('wrapping');
    expect(charles.screen.says('.card')).toContain('Hung up');
    await charles.press('Complete');
    expect(charles.screen.state).toBe('available');
  });

  it('a task that others complete leaves the desk', async () => {
    const { charles } = scene();
    await scene().inCall();
    const { sid } = await scene().newestTask();
    await scene().rest.tasks(sid).update({ assignmentStatus: 'completed', reason: 'done by a supervisor' });
    await scene().pass(1);
    expect(charles.screen.state).toBe('available');
    expect(charles.screen.says('[data-end=completed]')).toContain(
      'Task completed. Somebody else completed it during your call.',
    );
    expect(charles.screen.activity).toBe('Available');
  });

  it('a task that others move to wrap-up is wrapped up here, too', async () => {
    await scene().inCall();
    const { sid } = await scene().newestTask();
    await scene().rest.tasks(sid).update({ assignmentStatus: 'wrapping', reason: 'talked enough' });
    await scene().pass(1);
    expect(scene().charles.screen.state).toBe('wrapping');
  });

  it('a task that is no call is accepted, ended and completed without a phone', async () => {
    const { charles } = scene();
    await charles.onShift();
    const { sid } = await scene().offer({ name: 'Ana Ruiz', type: 'Callback' });
    await scene().pass(1);
    await charles.press(/^Accept/);
    expect(charles.screen.state).toBe('connected');
    expect(charles.screen.says('.card')).toContain('On a task');
    expect(charles.screen.says('.card')).not.toContain('Your phone');
    await charles.press('End task');
    expect(charles.screen.state).toBe('wrapping');
    await charles.press('Complete');
    expect(charles.screen.says('[data-end=completed]')).toContain('Task completed.');
    expect((await scene().rest.tasks(sid).fetch()).assignmentStatus).toBe('completed');
  });

  it('characters that turn the direction of text are not shown', async () => {
    const { charles } = scene();
    await charles.onShift();
    await scene().offer({ name: 'Ana Ruiz', from: '+1555\u202E3210', vip: '\u2067yes\u0007' });
    await scene().pass(1);
    expect(charles.screen.state).toBe('ringing');
    expect(charles.screen.says('.details-number')).toBe('+15553210');
    expect(charles.screen.says('.attributes')).toMatch(/Vip yes$/);
  });

  it('an attribute that is named like one of the desk’s own facts stays among the task’s', async () => {
    const { charles } = scene();
    await charles.onShift();
    await scene().call();
    const task = await scene().newestTask();
    const named = { ...asObject(JSON.parse(task.attributes)), 'Your phone': '+1 666', ' ': '?' };
    await scene()
      .rest.tasks(task.sid)
      .update({ attributes: JSON.stringify(named) });
    await scene().pass(1);
    expect(charles.screen.says('.attributes')).toContain('+1 666');
    await charles.press(/^Accept/);
    expect(charles.screen.state).toBe('connected');
    expect(charles.screen.says('.own-phone')).toBe('Your phone Connected (+15550111)');
    expect(charles.screen.says('.attributes')).toContain('Your phone +1 666');
    expect(charles.screen.says('.attributes')).not.toContain('?');
  });

  it('the shift counts what was taken and rejected, and lists each end', async () => {
    const { charles, bob } = scene();
    await charles.onShift();
    expect(charles.screen.says('.shift')).toContain('Average handling time –');
    await scene().call();
    await charles.press(/^Accept/);
    await charles.press(/^End call/);
    await charles.press('Complete');
    await bob.onShift();
    await scene().call();
    await charles.press(/^Reject/);
    const shift = charles.screen.says('.shift');
    expect(shift).toContain('Accepted 1');
    expect(shift).toContain('Rejected 1');
    expect(shift).toMatch(/Average handling time \d+:\d\d/);
    expect(charles.screen.says('.shift-calls')).toMatch(/\+15557654321Rejected .*\+15557654321Completed · \d+:\d\d/);
  });
};
