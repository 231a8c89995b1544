import { CUSTOMER, type Agent, type Scenes } from './scene';

/** A call that is recorded: what everybody in it sees, its pauses, and what a lost answer or a closed page leads to. */
export const playRecording: Scenes = (scene) => {
  /** How the recordings really stand. */
  const standing = (): string[] => {
    const { recordings } = scene().control.state() as { recordings: { status: string }[] };
    return recordings.map(({ status }) => status);
  };
  const sign = ({ screen }: Agent): string => screen.says('.recording');
  it('is said all through the call, and paused and resumed by a button', async () => {
    const { charles } = scene();
    await scene().inCall();
    expect(standing()).toEqual(['in-progress']);
    expect(sign(charles)).toBe('Recording Pause recording');
    await charles.press('Pause recording');
    expect(standing()).toEqual(['paused']);
    expect(sign(charles)).toMatch(/^Recording paused by charles resumes in 0:5\d Resume recording$/);
    await charles.press('Hold');
    expect(sign(charles)).toContain('Recording paused by charles');
    await charles.press('Resume recording');
    expect(standing()).toEqual(['in-progress']);
    expect(sign(charles)).toBe('Recording Pause recording');
    // What is plumbing is no detail of the task.
    expect(charles.screen.says('.card')).not.toContain('desk_recording');
    // A pause ends by itself, on time; whoever loads the page in the middle of one sees it.
    await charles.press('Pause recording');
    await charles.openDesk();
    expect(sign(charles)).toMatch(/^Recording paused by charles resumes in 0:\d\d Resume recording$/);
    await scene().pass(48);
    expect(sign(charles)).toMatch(/resumes in 0:0\d/);
    await scene().pass(12);
    expect(standing()).toEqual(['in-progress']);
    expect(sign(charles)).toBe('Recording Pause recording');
  });

  it('goes on by itself though the page is closed, and the next page says so', async () => {
    const { charles } = scene();
    await scene().inCall();
    await charles.press('Pause recording');
    scene().pageOf('charles').close();
    await scene().pass(63);
    expect(standing()).toEqual(['in-progress']);
    await charles.openDesk();
    expect(sign(charles)).toBe('Recording Pause recording');
  });

  it('is seen by both after a transfer, and either of them resumes it', async () => {
    const { charles, bob } = scene();
    await scene().twoAgents();
    await charles.press('Pause recording');
    await charles.transfer('bob', 'Talk to them first');
    await bob.press(/^Accept/);
    await scene().pass(3);
    for (const one of [charles, bob]) expect(sign(one)).toContain('Recording paused by charles');
    await bob.press('Resume recording');
    for (const one of [charles, bob]) expect(sign(one)).toBe('Recording Pause recording');
    await bob.press('Pause recording');
    for (const one of [charles, bob]) expect(sign(one)).toContain('Recording paused by bob');
    expect(standing()).toEqual(['paused']);
  });

  it('is not said to be paused any more to whoever takes the call after the end of the pause', async () => {
    const { charles, bob } = scene();
    await scene().twoAgents();
    await charles.press('Pause recording');
    await scene().pass(45);
    await charles.transfer('bob', 'Transfer now');
    // While it is offered, nobody may write into the task.
    await scene().pass(18);
    expect(bob.screen.state).toBe('ringing');
    expect(standing()).toEqual(['in-progress']);
    await bob.press(/^Accept/);
    await scene().pass(8);
    expect(sign(bob)).toBe('Recording Pause recording');
    expect((await scene().newestTask()).attributes).not.toContain('"paused"');
  });

  it('is on record with the call, also where it ended in a pause', async () => {
    const { charles } = scene();
    const call = await scene().inCall();
    await charles.press('Pause recording');
    await scene().pass(10);
    await charles.press('Resume recording');
    await scene().pass(5);
    await charles.press('Pause recording');
    await scene().pass(8);
    await scene().hangUp(call);
    expect(standing()).toEqual(['completed']);
    await charles.press('Complete');
    await scene().pass(5);
    expect(charles.screen.says('.past-calls')).toContain(CUSTOMER);
    expect(charles.screen.says('.past-more')).toMatch(/· recorded · recording paused 2 times, 0:2\d ·/);
  });

  it('is not claimed before our server has seen it', async () => {
    const { charles } = scene();
    const operation = 'ListConferenceRecording';
    const { id } = scene().control.faults.add({ operation, effect: { status: 500 } });
    await scene().inCall();
    await scene().pass(8);
    expect(sign(charles)).toBe('');
    scene().control.faults.remove(id);
    await scene().pass(6);
    expect(sign(charles)).toBe('Recording Pause recording');
  });

  describe('what is lost on the way', () => {
    const isRecording = (path: string): boolean => path === '/recording';

    // Each request sets a clock, whatever the note says; whichever rings first ends the pause.
    it.each([
      ['answer lost', 2],
      ['request lost', 1],
    ] as const)('a pause whose %s is made once, and said when it is', async (fault, clocks) => {
      const { charles } = scene();
      await scene().inCall();
      scene().pageOf('charles').line.strike(fault, isRecording);
      await charles.press('Pause recording');
      await scene().pass(3);
      expect(standing()).toEqual(['paused']);
      expect(sign(charles)).toContain('Recording paused by charles');
      expect(await scene().rest.tasks.list({ workflowName: 'deadlines' })).toHaveLength(clocks);
    });

    it('a pause that nobody answers is not claimed, nor is that it did not work', async () => {
      const { charles } = scene();
      await scene().inCall();
      scene().pageOf('charles').line.break(isRecording);
      await charles.press('Pause recording');
      await scene().pass(20);
      expect(sign(charles)).toBe('Recording Pause recording');
      expect(charles.screen.says('[role=alert]')).toContain('No reply to “Pause recording”');
      expect(standing()).toEqual(['in-progress']);
      scene().pageOf('charles').line.clear();
      await charles.press('Pause recording');
      expect(standing()).toEqual(['paused']);
    });

    it('a pause of which every answer is lost is seen all the same', async () => {
      const { charles } = scene();
      await scene().inCall();
      // The page hears of it by TaskRouter's own words.
      scene().pageOf('charles').line.strike('answer lost', isRecording);
      charles.screen.press('Pause recording');
      await scene().pass(0.3);
      scene().pageOf('charles').line.break(isRecording);
      await scene().pass(10);
      expect(sign(charles)).toContain('Recording paused by charles');
      expect(standing()).toEqual(['paused']);
      await scene().pass(60);
      expect(standing()).toEqual(['in-progress']);
      expect(sign(charles)).toContain('Recording');
    });

    it('a pause that Twilio refuses is said to have failed', async () => {
      const { charles } = scene();
      await scene().inCall();
      const operation = 'UpdateConferenceRecording';
      const { id } = scene().control.faults.add({ operation, effect: { status: 400 } });
      await charles.press('Pause recording');
      await scene().pass(3);
      expect(sign(charles)).toBe('Recording Pause recording');
      expect(charles.screen.says('[role=alert]')).toContain('“Pause recording” did not work');
      scene().control.faults.remove(id);
    });
  });

  it('of a call that is recorded once the agent asks begins by a button', async () => {
    const { charles } = scene();
    await charles.openDesk();
    await charles.press('Dial a number');
    charles.screen.fill('Phone number', '+15550177');
    await charles.press('Call');
    await scene().pass(5);
    expect(charles.screen.state).toBe('connected');
    expect(standing()).toEqual([]);
    expect(sign(charles)).toBe('Not recorded Record');
    await charles.press('Record');
    expect(standing()).toEqual(['in-progress']);
    expect(sign(charles)).toBe('Recording Pause recording');
    await charles.press('Pause recording');
    await charles.press(/^End call/);
    expect(standing()).toEqual(['completed']);
  });
};
