import { CUSTOMER, type Scenes } from './scene';

/** How each reservation ends, and what the card says of it. */
export const playEnds: Scenes = (scene) => {
  const CAN_GET_THE_NEXT = 'You are still Available: you can get the next call.';

  it('rejected: the call goes to a colleague, and the agent stays available', async () => {
    const { charles, bob } = scene();
    await charles.onShift();
    await scene().call();
    await bob.onShift();
    await charles.press(/^Reject/);
    expect(charles.screen.state).toBe('available');
    expect(charles.screen.says('[data-end=rejected]')).toContain(
      `You rejected the call. It goes to the next available agent. ${CAN_GET_THE_NEXT}`,
    );
    expect(charles.screen.says('[role=log]')).toContain(`You rejected the call: ${CUSTOMER}`);
    expect((await scene().newestTask()).assignmentStatus).toBe('reserved');
    expect(bob.screen.state).toBe('ringing');
  });

  it('rejected by somebody else: the page does not say that the agent did it', async () => {
    const { charles, bob } = scene();
    await charles.onShift();
    await scene().call();
    await bob.onShift();
    await scene().answerFor('charles', 'rejected', 'Offline');
    await scene().pass(1);
    expect(charles.screen.says('[data-end=rejected]')).toContain('The call was rejected for you.');
    expect(charles.screen.says('[data-end=rejected]')).toContain('You are now Offline: you get no calls.');
    expect(charles.screen.activity).toBe('Offline');
  });

  it('timed out: the agent stands in the timeout activity', async () => {
    const { charles } = scene();
    await charles.onShift();
    await scene().call();
    await scene().pass(118);
    expect(charles.screen.state).toBe('ringing');
    await scene().pass(2);
    expect(charles.screen.state).toBe('unavailable');
    expect(charles.screen.says('[data-end=timed-out]')).toContain(
      'You did not answer in time. It goes to the next available agent. You are now Unavailable: you get no calls.',
    );
    expect(charles.screen.activity).toBe('Unavailable');
    expect(charles.screen.says('[role=log]')).toMatch(/time/i);
  });

  it('canceled: the caller hangs up while it rings', async () => {
    const { charles } = scene();
    await charles.onShift();
    await scene().hangUp(await scene().call());
    expect(charles.screen.state).toBe('available');
    expect(charles.screen.says('[data-end=canceled]')).toContain(
      'The caller is gone. They hung up before you were connected. You are still Available',
    );
    expect(charles.screen.activity).toBe('Available');
  });

  it('canceled by the system: it is not blamed on the caller', async () => {
    const { charles } = scene();
    await charles.onShift();
    await scene().call();
    const { sid } = await scene().newestTask();
    await scene().rest.tasks(sid).update({ assignmentStatus: 'canceled', reason: 'Task TTL Exceeded' });
    await scene().pass(1);
    expect(charles.screen.says('[data-end=canceled]')).toContain(
      'The call was canceled. The caller did not hang up: Task TTL Exceeded. There is nothing more to do. You are still Available',
    );
  });

  it('canceled by others while a task rings: its reason is told', async () => {
    const { charles } = scene();
    await charles.onShift();
    const { sid } = await scene().offer({ name: 'Ana Ruiz', type: 'Callback' });
    await scene().pass(1);
    expect(charles.screen.state).toBe('ringing');
    expect(charles.screen.says('.card')).toContain('Incoming task');
    expect(charles.screen.says('.card')).toContain('Ana Ruiz');
    await scene().rest.tasks(sid).update({ assignmentStatus: 'canceled', reason: 'solved by mail' });
    await scene().pass(1);
    expect(charles.screen.state).toBe('available');
    expect(charles.screen.says('[data-end=canceled]')).toContain(
      'The task was canceled. Reason: solved by mail. There is nothing more to do.',
    );
  });

  it('rescinded: a colleague who was offered the same call accepts first', async () => {
    const { charles } = scene();
    await scene().rest.taskQueues(scene().sidOf('taskQueue', 'support')).update({ maxReservedWorkers: 2 });
    await scene().setActivity('bob', 'Available');
    await charles.onShift();
    await scene().call();
    await scene().answerFor('bob', 'accepted');
    await scene().pass(1);
    expect(charles.screen.state).toBe('available');
    expect(charles.screen.says('[data-end=rescinded]')).toContain(
      `A colleague took the call. There is nothing more to do. ${CAN_GET_THE_NEXT}`,
    );
  });

  it('failed to connect: the agent accepts, and their phone cannot be reached', async () => {
    const { charles } = scene();
    await scene().describe('charles', { skills: ['support'], contact_uri: 'nowhere' });
    await charles.onShift();
    await scene().call();
    charles.screen.press(/^Accept/);
    expect(charles.screen.state).toBe('accepting');
    expect(charles.screen.says('h1')).toBe('Answer your phone');
    // Or the call would be offered again at once, to the only agent there is.
    await scene().setActivity('charles', 'Unavailable');
    await scene().pass(2);
    expect(charles.screen.state).toBe('unavailable');
    expect(charles.screen.says('[data-end=failed-to-connect]')).toContain('Your phone nowhere could not be reached.');
    expect(charles.screen.says('[data-end=failed-to-connect]')).toContain('13223');
    expect(charles.screen.says('[data-end=failed-to-connect]')).toContain('You are now Unavailable');
    expect((await scene().newestTask()).assignmentStatus).toBe('pending');
  });

  it('completed: the call was talked through and its wrap-up is done', async () => {
    const { charles } = scene();
    await scene().wrappingUp();
    await charles.press('Complete');
    expect(charles.screen.state).toBe('available');
    expect(charles.screen.says('[data-end=completed]')).toMatch(
      /^Call completed\. It lasted \d+:\d\d\. You are still Available/,
    );
    expect((await scene().newestTask()).assignmentStatus).toBe('completed');
    await scene().call();
    expect(charles.screen.state).toBe('ringing');
  });

  it('a call that comes back to the one who refused it says so beside it, and can be taken', async () => {
    const { charles } = scene();
    await charles.onShift();
    await scene().call();
    await charles.press(/^Reject/);
    expect(charles.screen.says('[data-end=rejected]')).toContain('This call came straight back to you.');
    expect(charles.screen.state).toBe('ringing');
    await charles.press('Dismiss this message');
    expect(charles.screen.says('.outcome')).toBe('');
    expect(charles.screen.state).toBe('ringing');
    await charles.press(/^Accept/);
    expect(charles.screen.state).toBe('connected');
  });

  it('a call that comes back can be handed on by going unavailable', async () => {
    const { charles } = scene();
    await charles.onShift();
    await scene().call();
    await charles.press(/^Reject/);
    await charles.press('Change to Unavailable');
    expect(charles.screen.state).toBe('unavailable');
    expect(charles.screen.says('[data-end=rejected]')).toContain('The call went to somebody else.');
    expect(charles.screen.activity).toBe('Unavailable');
    expect((await scene().newestTask()).assignmentStatus).toBe('pending');
  });

  describe('an accept', () => {
    const operation = 'bridge:POST Workers/{worker}/Reservations/{reservation}';

    it('that TaskRouter answers with 429: it still rings, says so, and can be accepted', async () => {
      const { charles } = scene();
      await charles.onShift();
      await scene().call();
      const fault = scene().control.faults.add({ operation, effect: { status: 429 } });
      await charles.press(/^Accept/);
      expect(charles.screen.says('[role=alert]')).toContain('It is still ringing');
      expect(charles.screen.state).toBe('ringing');
      expect(charles.screen.says('[role=log]')).toContain('Accepting');
      scene().control.faults.remove(fault.id);
      await charles.press(/^Accept/);
      expect(charles.screen.state).toBe('connected');
    });

    it('that TaskRouter answers with 500: whether the phone is called is not known, and seen', async () => {
      const { charles } = scene();
      await charles.onShift();
      await scene().call();
      const fault = scene().control.faults.add({ operation, effect: { status: 500 } });
      await charles.press(/^Accept/);
      expect(charles.screen.says('[role=alert]')).toContain('If your phone rings, answer it.');
      expect(charles.screen.state).toBe('accepting');
      scene().control.faults.remove(fault.id);
      await scene().pass(30);
      expect(charles.screen.says('[role=alert]')).toContain('if not, accept again');
      await charles.press(/^Accept/);
      expect(charles.screen.state).toBe('connected');
    });

    it('that takes its time is shown as under way, and is asked for once', async () => {
      const { charles } = scene();
      await charles.onShift();
      await scene().call();
      scene().control.faults.add({ operation, effect: { latencyMs: 6_000 } });
      await charles.press(/^Accept/);
      expect(charles.screen.state).toBe('accepting');
      expect(charles.screen.buttons.filter((label) => /^(Accept|Reject)/.test(label))).toEqual([]);
      await scene().pass(8);
      expect(charles.screen.state).toBe('connected');
      expect(scene().control.faults.list()[0]?.calls).toBe(1);
    });

    describe('of a task whose call is long over, as a voicemail’s', () => {
      const voicemail = { from: CUSTOMER, call_sid: `CA${'0'.repeat(31)}9`, type: 'Voicemail' };

      it('says so, and the task can be taken without a call, also where it was rejected before and came back', async () => {
        const { charles } = scene();
        await charles.onShift();
        const { sid } = await scene().offer(voicemail);
        await scene().pass(1);
        for (const again of [true, false]) {
          await charles.press(/^Accept/);
          expect(charles.screen.state).toBe('ringing');
          expect(charles.screen.says('[role=alert]')).toContain('There is no call to connect');
          expect(charles.screen.says('.desk')).not.toMatch(/[A-Z]{2}[0-9a-f]{32}/);
          if (again) await charles.press(/^Reject/);
        }
        await charles.press(/^Take without a call/);
        expect(charles.screen.state).toBe('connected');
        expect(charles.screen.says('.card')).toContain('On a task');
        expect(charles.screen.says('.card')).not.toContain('Your phone');
        await charles.press('End task');
        await charles.press('Complete');
        expect(charles.screen.says('[data-end=completed]')).toContain('Task completed.');
        expect((await scene().rest.tasks(sid).fetch()).assignmentStatus).toBe('completed');
        expect(scene().shift.callsMade()).toEqual([]);
      });

      it('is taken once where the answer to that is lost', async () => {
        const { charles } = scene();
        await charles.onShift();
        await scene().offer(voicemail);
        await scene().pass(1);
        await charles.press(/^Accept/);
        const fault = scene().control.faults.add({ operation, effect: { reset: 'after' }, trigger: { next: 1 } });
        await charles.press(/^Take without a call/);
        await scene().pass(10);
        expect(
          scene()
            .control.faults.list()
            .find(({ id }) => id === fault.id)?.hits,
        ).toBe(1);
        expect(charles.screen.state).toBe('connected');
        expect(charles.screen.says('.card')).toContain('On a task');
      });

      it('is what the channel of a message says before anybody asks for the call', async () => {
        const { charles } = scene();
        await charles.onShift();
        const workflowSid = scene().sidOf('workflow', 'support');
        await scene().rest.tasks.create({ workflowSid, taskChannel: 'chat', attributes: JSON.stringify(voicemail) });
        await scene().pass(1);
        expect(charles.screen.says('.card')).toContain('Incoming task');
        await charles.press(/^Accept/);
        expect(charles.screen.says('.card')).toContain('On a task');
      });
    });
  });

  describe('a phone that does not answer', () => {
    const phone = '+15550123';
    const told = 'went unanswered twice in a row';

    beforeEach(() => scene().describe('charles', { skills: ['support'], contact_uri: phone }));

    it('twice in a row: the agent goes unavailable, and the call does not come back', async () => {
      const { charles } = scene();
      scene().spoilPhone(phone, 'unreachable');
      await charles.onShift();
      await scene().call();
      await charles.press(/^Accept/);
      expect(charles.screen.says('[data-end=failed-to-connect]')).toContain(
        `Your phone ${phone} could not be reached.`,
      );
      expect(charles.screen.says('.card')).not.toContain(told);
      // It comes back once, to the only agent there is; and that is that.
      await charles.press(/^Accept/);
      expect(charles.screen.state).toBe('unavailable');
      expect(charles.screen.activity).toBe('Unavailable');
      const said = charles.screen.says('[role=alert]');
      expect(said).toContain(`Your phone ${phone} ${told}.`);
      expect(said).toContain('You are now Unavailable');
      expect(said).toContain('then go available');
      expect(charles.screen.says('[role=log]')).toContain(`Your phone ${phone} ${told}`);
      await scene().pass(5);
      expect(charles.screen.state).toBe('unavailable');
      expect((await scene().newestTask()).assignmentStatus).toBe('pending');

      await charles.press('Go available');
      expect(charles.screen.state).toBe('ringing');
      expect(charles.screen.says('.card')).not.toContain(told);
    });

    it('that answers in between is given both tries again', async () => {
      const { charles } = scene();
      const once = { operation: `phone:${phone}`, trigger: { next: 1 }, effect: { phone: 'unreachable' } } as const;
      scene().control.faults.add(once);
      await charles.onShift();
      await scene().call();
      await charles.press(/^Accept/);
      expect(charles.screen.says('[data-end=failed-to-connect]')).not.toBe('');
      await charles.press(/^Accept/);
      expect(charles.screen.state).toBe('connected');
      await charles.press(/^End call/);
      await charles.press('Complete');
      expect(charles.screen.state).toBe('available');

      scene().control.faults.add(once);
      await scene().call();
      await charles.press(/^Accept/);
      expect(charles.screen.says('[data-end=failed-to-connect]')).not.toBe('');
      expect(charles.screen.state).toBe('ringing');
      expect(charles.screen.activity).toBe('Available');
    });

    it('and a change of activity that fails: it is said, and can be asked for again where it is said', async () => {
      const { charles } = scene();
      scene().spoilPhone(phone, 'unreachable');
      await charles.onShift();
      await scene().call();
      await charles.press(/^Accept/);
      const operation = 'bridge:POST Workers/{worker}';
      const fault = scene().control.faults.add({ operation, effect: { status: 429 } });
      await charles.press(/^Accept/);
      expect(charles.screen.says('[role=alert]')).toContain(told);
      expect(charles.screen.says('[role=alert]')).toContain('You still get calls');
      expect(charles.screen.says('.desk')).toContain('Your activity did not change');
      scene().control.faults.remove(fault.id);
      await charles.press('Change to Unavailable');
      expect(charles.screen.activity).toBe('Unavailable');
      expect(charles.screen.says('[role=alert]')).toContain('You are now Unavailable');
      await charles.press('Dismiss this message');
      expect(charles.screen.says('.card')).not.toContain(told);
    });
  });
};
