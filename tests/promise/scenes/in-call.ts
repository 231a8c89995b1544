import { SEEN_WITHIN_MS } from '../../../src/assets/desk/dialling/dialling-rules';
import { CUSTOMER, type Scenes } from './scene';

/** What can be done in a call, and calls out: what the card says of it, what TaskRouter's account has, and what is lost on the way. */
export const playInCall: Scenes = (scene) => {
  const THIRD = '+15550177';

  /** Opens "Add a number", types one and sends it off. */
  async function addNumber(number = THIRD): Promise<void> {
    const { charles } = scene();
    await charles.press('More');
    await charles.press('Add a number');
    charles.screen.fill('Phone number', number);
    await charles.press('Call');
    await scene().pass(5);
  }

  it('how a call stands is read when the page is loaded anew', async () => {
    const { charles } = scene();
    await scene().inCall();
    const conference = scene().account.conferences(await scene().conferenceSid());
    for (const { callSid } of await scene().participants())
      await conference.participants(callSid).update({ hold: true, muted: true });
    await charles.openDesk();
    expect(charles.screen.state).toBe('connected');
    expect(charles.screen.person('Customer')).toContain('On hold for');
    expect(charles.screen.person('You')).toContain('Muted');
    expect(charles.screen.says('.plate')).toContain('Customer on hold · You are muted · support');
    expect(charles.screen.buttons).toEqual(expect.arrayContaining(['Resume', 'Unmute']));
  });

  it('the customer is put on hold, and the agent mutes themselves; both can be had back', async () => {
    const { charles } = scene();
    await scene().inCall();
    expect(charles.screen.person('Customer')).toContain('Connected');
    await charles.press('Hold');
    expect(charles.screen.person('Customer')).toMatch(/On hold for \d:\d\d/);
    expect(charles.screen.says('.plate')).toContain('Customer on hold · support');
    expect((await scene().participants()).filter(({ hold }) => hold)).toHaveLength(1);
    await charles.press('Resume');
    expect(charles.screen.person('Customer')).toContain('Connected');
    expect(charles.screen.says('.plate')).not.toContain('hold');

    await charles.press('Mute');
    expect(charles.screen.person('You')).toContain('Muted');
    expect(charles.screen.says('.plate')).toContain('You are muted · support');
    expect((await scene().participants()).filter(({ muted }) => muted)).toHaveLength(1);
    await charles.press('Unmute');
    expect(charles.screen.person('You')).toContain('Connected');
    expect(charles.screen.says('.plate')).not.toContain('muted');
    expect((await scene().participants()).map(({ hold, muted }) => [hold, muted])).toEqual([
      [false, false],
      [false, false],
    ]);
  });

  it('a request that fails leaves the call as it was, and says so', async () => {
    const { charles } = scene();
    await scene().inCall();
    const operation = 'bridge:POST Workers/{worker}/CustomerParticipant';
    const fault = scene().control.faults.add({ operation, effect: { status: 500 } });
    await charles.press('Hold');
    await scene().pass(20);
    expect(charles.screen.says('[role=alert]')).toContain('No reply to “Hold”');
    expect(charles.screen.says('[role=alert]')).toContain('check the call before you try again');
    expect(charles.screen.person('Customer')).toContain('Connected');
    scene().control.faults.remove(fault.id);
    await charles.press('Hold');
    expect(charles.screen.person('Customer')).toContain('On hold');
    expect(charles.screen.says('[role=alert]')).not.toContain('No reply');
  });

  describe('a third number', () => {
    it('is called in, is told about to its end, and dropped', async () => {
      const { charles } = scene();
      await scene().inCall();
      await addNumber('+1 555 0177');
      expect(charles.screen.person(THIRD)).toContain('Connected');
      expect(await scene().participants()).toHaveLength(3);
      await charles.press(`Drop ${THIRD}`);
      expect(charles.screen.person(THIRD)).toContain('Left the call');
      expect(await scene().participants()).toHaveLength(2);
      await charles.press(`Dismiss ${THIRD}`);
      expect(charles.screen.person(THIRD)).toBe('');
      expect(charles.screen.state).toBe('connected');
    });

    it.each([
      ['busy', 'Busy', 0],
      ['no-answer', 'No answer', 60],
    ] as const)('that is %s leaves the call as it was', async (answer, words, seconds) => {
      const { charles } = scene();
      await scene().inCall();
      scene().spoilPhone(THIRD, answer);
      await addNumber();
      if (seconds > 0) expect(charles.screen.person(THIRD)).toContain('Calling');
      await scene().pass(seconds);
      expect(charles.screen.person(THIRD)).toContain(words);
      expect(charles.screen.state).toBe('connected');
    });

    it('that cannot be called stays where it was typed', async () => {
      const { charles } = scene();
      await scene().inCall();
      await addNumber('0177');
      expect(charles.screen.says('[role=alert]')).toContain('“0177” is not a valid phone number');
      expect(charles.screen.valueOf('Phone number')).toBe('0177');
      expect(await scene().participants()).toHaveLength(2);
    });

    it('goes on talking with the customer when the agent leaves', async () => {
      const { charles } = scene();
      await scene().inCall();
      await charles.press('More');
      expect(charles.screen.buttons).not.toContain('Leave the call');
      await charles.press('More');
      await addNumber();
      await charles.press('More');
      await charles.press('Leave the call');
      expect(charles.screen.state).toBe('wrapping');
      expect(await scene().participants()).toHaveLength(2);
    });

    it('is gone with everybody when the call is ended', async () => {
      const { charles } = scene();
      const call = await scene().inCall();
      await addNumber();
      await charles.press(/^End call/);
      expect(charles.screen.state).toBe('wrapping');
      expect(await scene().participants()).toEqual([]);
      expect((await scene().account.calls(call).fetch()).status).toBe('completed');
    });
  });

  describe('a call out', () => {
    /** Opens the dial pad, types a number and calls it. */
    async function dial(number: string): Promise<void> {
      const { charles } = scene();
      await charles.openDesk();
      await charles.press('Dial a number');
      charles.screen.fill('Phone number', number);
      await charles.press('Call');
      await scene().pass(5);
    }

    it('to somebody of the last calls is a press, as another of the desk’s numbers, and again once it is over', async () => {
      const { charles } = scene();
      await charles.onShift();
      await scene().hangUp(await scene().call());
      await charles.press('Dial a number');
      charles.screen.fill('Show as caller', '+15550101');
      await charles.press(`Call ${CUSTOMER} back`);
      await scene().pass(5);
      expect(charles.screen.state).toBe('connected');
      expect(charles.screen.says('.card')).toContain(CUSTOMER);
      const { attributes } = await scene().newestTask();
      expect(JSON.parse(attributes)).toMatchObject({ outbound_to: CUSTOMER, from: '+15550101' });

      // In a call nobody can be called, and the pad says why.
      await charles.press(`Call ${CUSTOMER} back`);
      expect(charles.screen.says('.dial-form')).toContain('when nothing is ringing');
      await charles.press(/^End call/);
      await charles.press('Complete');
      await charles.press(`Redial ${CUSTOMER}`);
      await scene().pass(5);
      expect(charles.screen.state).toBe('connected');
    });

    it('leads into a call without accepting anything', async () => {
      const { charles } = scene();
      await dial('+1 555 0177');
      expect(charles.screen.state).toBe('connected');
      expect(charles.screen.says('.card')).toContain(THIRD);
      expect(charles.screen.person('Customer')).toContain('Connected');
      expect(charles.screen.buttons).not.toContain('Dial a number');
      const [call] = await scene().account.calls.list({ to: THIRD });
      expect(call).toMatchObject({ from: '+15550100', status: 'in-progress' });
      await charles.press(/^End call/);
      await charles.press('Complete');
      expect(charles.screen.state).toBe('unavailable');
      expect(charles.screen.says('[data-end=completed]')).toContain('It lasted');
    });

    it('to somebody who is busy: the page says that it did not come about', async () => {
      scene().spoilPhone(THIRD, 'busy');
      await dial(THIRD);
      expect(scene().charles.screen.says('.outcome')).toContain('The call did not go through');
      expect(scene().charles.screen.state).toBe('unavailable');
    });

    it('to a number that cannot be called: it stays where it was typed', async () => {
      await dial('0177');
      expect(scene().charles.screen.says('[role=alert]')).toContain('“0177” is not a valid phone number');
      expect(scene().charles.screen.valueOf('Phone number')).toBe('0177');
    });

    it('that the server refuses leaves the number where it was', async () => {
      const { charles } = scene();
      const fault = scene().control.faults.add({ operation: 'CreateTask', effect: { status: 429 } });
      await dial(THIRD);
      await scene().pass(30);
      expect(charles.screen.says('[role=alert]')).toContain('The call was not made: Twilio is very busy.');
      scene().control.faults.remove(fault.id);
      await charles.press('Call');
      await scene().pass(5);
      expect(charles.screen.state).toBe('connected');
    });

    it('whose answer is lost is made once', async () => {
      const { charles } = scene();
      await charles.openDesk();
      scene()
        .pageOf('charles')
        .line.strike('answer lost', (path) => path === '/outbound-call');
      await charles.press('Dial a number');
      charles.screen.fill('Phone number', THIRD);
      await charles.press('Call');
      await scene().pass(10);
      expect(charles.screen.state).toBe('connected');
      expect(charles.screen.says('[role=alert]')).not.toMatch(/not made|try again/);
      expect(await scene().rest.tasks.list()).toHaveLength(1);
    });

    it('whose request is lost is not said to have failed, and can be made', async () => {
      const { charles } = scene();
      await charles.openDesk();
      scene()
        .pageOf('charles')
        .line.strike('request lost', (path) => path === '/outbound-call');
      await charles.press('Dial a number');
      charles.screen.fill('Phone number', THIRD);
      await charles.press('Call');
      expect(charles.screen.says('.dial-form')).toContain(`Calling ${THIRD}`);
      await scene().pass(SEEN_WITHIN_MS / 1000 + 2);
      expect(charles.screen.says('[role=alert]')).toContain('wait a moment before you try again');
      await charles.press('Call');
      await scene().pass(5);
      expect(charles.screen.state).toBe('connected');
    });
  });

  describe('what is lost on the way', () => {
    const noLies = (): void => {
      expect(scene().charles.screen.says('[role=alert]')).not.toMatch(/did not work|was not|try again/);
    };

    it('the answer and the event of an accept: it leads into the call, and the phone is called once', async () => {
      const { charles } = scene();
      await charles.onShift();
      await scene().call();
      const operation = 'bridge:POST Workers/{worker}/Reservations/{reservation}';
      const answer = scene().control.faults.add({ operation, trigger: { next: 1 }, effect: { reset: 'after' } });
      scene().control.faults.add({ operation: 'frame:*', worker: 'charles', effect: { arrives: 'never' } });
      await charles.press(/^Accept/);
      await scene().pass(20);
      expect(charles.screen.state).toBe('connected');
      expect(charles.screen.buttons).toContain('Hold');
      noLies();
      expect(await scene().participants()).toHaveLength(2);
      expect(
        scene()
          .control.faults.list()
          .find(({ id }) => id === answer.id)?.hits,
      ).toBe(1);
    });

    it('the request to end a call: it is asked for again', async () => {
      const { charles } = scene();
      await scene().inCall();
      scene()
        .pageOf('charles')
        .line.strike('request lost', (path) => path === '/conference-end');
      await charles.press(/^End call/);
      await scene().pass(10);
      expect(charles.screen.state).toBe('wrapping');
      noLies();
    });

    it('the answer to Complete: it has completed, and nobody else is asked to', async () => {
      const { charles } = scene();
      await scene().wrappingUp();
      const operation = 'bridge:POST Workers/{worker}/Reservations/{reservation}';
      scene().control.faults.add({ operation, trigger: { next: 1 }, effect: { reset: 'after' } });
      await charles.press('Complete');
      await scene().pass(10);
      expect(charles.screen.state).toBe('available');
      noLies();
      expect(charles.screen.says('[role=log]')).not.toContain('through our server');
    });
  });

  it('two calls at once: one in focus, each with its own hold', async () => {
    const { charles } = scene();
    await scene().rest.workers(scene().sidOf('worker', 'charles')).workerChannels('voice').update({ capacity: 2 });
    await scene().inCall();
    await charles.press('Hold');
    scene().control.call('+15551112222', '+15550100');
    await scene().pass(2);
    expect(charles.screen.says('.strip')).toContain('+15551112222Ringing');
    expect(charles.screen.state).toBe('connected');
    await charles.press(/^\+15551112222/);
    expect(charles.screen.state).toBe('ringing');
    await charles.press(/^Accept/);
    expect(charles.screen.says('.card')).toContain('+15551112222');
    expect(charles.screen.person('Customer')).toContain('Connected');
    await charles.press(new RegExp(CUSTOMER.replace('+', '\\+')));
    expect(charles.screen.person('Customer')).toContain('On hold');
    await charles.press(/^End call/);
    await charles.press('Complete');
    expect(charles.screen.state).toBe('connected');
    expect(charles.screen.says('.card')).toContain('+15551112222');
  });
};
