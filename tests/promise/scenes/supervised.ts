import { PHONES, SUPERVISORS_PHONE } from '../one-process/shift';
import type { Scenes } from './scene';

/** A supervisor takes part in the agent's call, and the agent's card says so; and the agent asks for help. */
export const playSupervised: Scenes = (scene) => {
  const held = () =>
    scene()
      .shift.heldBy('charles')
      .find(({ status }) => status === 'accepted');

  async function supervise(act: string, seconds = 8): Promise<void> {
    const { taskSid, sid } = call ?? { taskSid: '', sid: '' };
    const answer = await scene().shift.supervise('/floor-listen', { taskSid, reservationSid: sid, act });
    expect(answer.status).toBe(200);
    await scene().pass(seconds);
  }

  let call: ReturnType<typeof held>;
  const begin = async (): Promise<void> => {
    await scene().inCall();
    call = held();
  };
  const legs = async () => (await scene().participants()).filter(({ label }) => label?.startsWith('supervisor '));

  it('who listens, whispers, joins and leaves is told at once', async () => {
    const { charles } = scene();
    await begin();
    await supervise('listen');
    expect(charles.screen.says('.supervised')).toBe('alice (supervisor) is listening');
    expect((await legs()).map(({ muted, coaching }) => [muted, coaching])).toEqual([[true, false]]);
    await supervise('whisper', 3);
    expect(charles.screen.says('.supervised')).toBe('alice (supervisor) speaks to you alone');
    const [whisperer] = await legs();
    expect(
      (
        await scene()
          .account.calls(whisperer?.callSidToCoach ?? '')
          .fetch()
      ).to,
    ).toBe(PHONES.charles);
    await supervise('join', 3);
    expect(charles.screen.says('.supervised')).toBe('alice (supervisor) is on the call');
    await supervise('leave', 3);
    expect(charles.screen.says('.supervised')).toBe('');
    expect(charles.screen.state).toBe('connected');
  });

  it('who hangs up their phone is told of no more, and who does not answer never was', async () => {
    const { charles } = scene();
    await begin();
    await supervise('listen');
    expect(charles.screen.says('.supervised')).toContain('is listening');
    scene().shift.hangUpPhone(SUPERVISORS_PHONE);
    await scene().pass(8);
    expect(charles.screen.says('.supervised')).toBe('');
    scene().spoilPhone(SUPERVISORS_PHONE, 'no-answer');
    await supervise('listen');
    expect(charles.screen.says('.supervised')).toBe('');
    await scene().pass(40);
    expect(await legs()).toEqual([]);
  });

  it('a mere listener is nobody to leave the customer with; one who joined is', async () => {
    const { charles } = scene();
    await begin();
    await supervise('listen');
    await charles.press('More');
    expect(charles.screen.buttons).not.toContain('Leave the call');
    await supervise('join', 3);
    expect(charles.screen.buttons).toContain('Leave the call');
    await charles.press('Leave the call');
    expect(charles.screen.state).toBe('wrapping');
    expect(await scene().participants()).toHaveLength(2);
  });

  it('the end of the call is that of who listens', async () => {
    const { charles } = scene();
    await begin();
    await supervise('listen');
    await charles.press(/^End call/);
    expect(charles.screen.state).toBe('wrapping');
    expect(await scene().account.calls.list({ status: 'in-progress' })).toEqual([]);
  });

  it('who takes the call over has the customer, and the agent wraps up', async () => {
    const { charles } = scene();
    await begin();
    await supervise('join');
    await supervise('take-over', 3);
    expect(charles.screen.state).toBe('wrapping');
    expect(charles.screen.says('.card')).not.toContain('alone');
    await charles.press('Complete');
    expect(await scene().participants()).toHaveLength(2);
    await scene().pass(60);
    scene().shift.hangUpPhone(SUPERVISORS_PHONE);
    await scene().pass(2);
    expect(await scene().account.calls.list({ status: 'in-progress' })).toEqual([]);
  });

  /** What the floor is told of the call's task. */
  const onFloor = async (): Promise<Record<string, unknown> | undefined> => {
    // A reading stands for five seconds.
    await scene().pass(6);
    const { body } = await scene().shift.supervise('/floor');
    return (body['tasks'] as Record<string, unknown>[]).find(({ sid }) => sid === call?.taskSid);
  };

  it('help is asked for with a word, seen on the floor, withdrawn, and over when a supervisor comes', async () => {
    const { charles } = scene();
    await begin();
    await charles.press('More');
    await charles.press('Ask for help');
    scene()
      .pageOf('charles')
      .do({ type: 'help-asked', sid: call?.sid ?? '', word: 'a refund' });
    await scene().pass(2);
    expect(charles.screen.says('.outcome')).toBe('You asked for help. a refund');
    expect(charles.screen.buttons).toContain('Withdraw');
    expect(await onFloor()).toMatchObject({ help: { word: 'a refund' } });
    await charles.press('Withdraw');
    expect(charles.screen.says('.outcome')).toBe('');
    expect(await onFloor()).not.toHaveProperty('help');
    scene()
      .pageOf('charles')
      .do({ type: 'help-asked', sid: call?.sid ?? '', word: '' });
    await scene().pass(2);
    expect(charles.screen.says('.outcome')).toBe('You asked for help.');
    await supervise('whisper');
    expect(charles.screen.says('.outcome')).toBe('alice (supervisor) speaks to you alone');
    expect(await onFloor()).toMatchObject({ supervisors: { [scene().sidOf('worker', 'alice')]: 'whispers' } });
  });

  const isHelp = (path: string): boolean => path === '/help';

  it('help whose answer is lost is asked for once, and help that could not be asked for is said to be', async () => {
    const { charles } = scene();
    await begin();
    const page = scene().pageOf('charles');
    page.line.strike('answer lost', isHelp);
    page.do({ type: 'help-asked', sid: call?.sid ?? '', word: 'a refund' });
    await scene().pass(6);
    expect(charles.screen.says('.outcome')).toContain('You asked for help. a refund');
    expect(charles.screen.says('[role=alert]')).toBe('');
    page.line.break(isHelp);
    await charles.press('Withdraw');
    await scene().pass(10);
    expect(charles.screen.says('[role=alert]')).toContain('No reply to “Withdraw”');
    expect(charles.screen.says('.outcome')).toContain('You asked for help. a refund');
    page.line.clear();
    await charles.press('Withdraw');
    expect(charles.screen.says('.outcome')).toBe('');
  });
};
