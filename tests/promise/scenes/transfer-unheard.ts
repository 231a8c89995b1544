import type { Scenes } from './scene';

/** A transfer of which the page does not hear in time what it should: a request, an answer or its end is lost, or late. */
export const playTransferUnheard: Scenes = (scene) => {
  const operation = 'bridge:POST Workers/{worker}/Transfers';

  it('the answer to a hand-over: it is held as if the answer had come', async () => {
    const { charles, bob } = scene();
    await scene().strandsOnPurpose('what the page says of it');
    await scene().twoAgents();
    scene().control.faults.add({ operation, trigger: { next: 1 }, effect: { reset: 'after' } });
    await charles.transfer('bob', 'Transfer now');
    expect(bob.screen.state).toBe('ringing');
    await scene().pass(5);
    expect(charles.screen.state).toBe('wrapping');
    expect(charles.screen.says('.transfer')).toContain('Waiting for bob to answer');
    expect(charles.screen.says('.card')).not.toContain('did not work');
    await bob.press(/^Reject/);
    expect(charles.screen.says('.transfer')).toContain('bob rejected the transfer. The customer is still on hold');
  });

  it('the request: it did not work, and can be tried again', async () => {
    const { charles, bob } = scene();
    await scene().twoAgents();
    scene().control.faults.add({ operation, trigger: { next: 1 }, effect: { reset: 'before' } });
    await charles.transfer('bob', 'Transfer now');
    await scene().pass(10);
    expect(charles.screen.says('.card')).toContain('“Transfer” did not work');
    expect(charles.screen.state).toBe('connected');
    await charles.transfer('bob', 'Transfer now');
    expect(bob.screen.state).toBe('ringing');
    expect(charles.screen.state).toBe('wrapping');
  });

  it.each([
    [/^Accept/, /bob is on the call/],
    [/^Reject/, /bob (did not take over|rejected the transfer)\. You still have the call\./],
  ] as const)('a colleague is quicker than the answer to the transfer: %s', async (answer, words) => {
    const { charles, bob } = scene();
    await scene().twoAgents();
    scene().control.faults.add({ operation, effect: { latencyMs: 6_000, after: true } });
    await charles.transfer('bob', 'Talk to them first');
    await bob.press(answer);
    await scene().pass(10);
    expect(charles.screen.says('.transfer')).toMatch(words);
  });

  it.each([
    ['Talk to them first', /^Accept/, 'bob is on the call', 'Leave the call'],
    ['Talk to them first', /^Reject/, 'You still have the call.', 'Transfer'],
    ['Transfer now', /^Accept/, 'took over', 'Complete'],
    ['Transfer now', /^Reject/, 'The customer is still on hold, and nobody is taking the call.', 'Take the call back'],
  ] as const)('how “%s” ends, %s, while the page hears nothing', async (how, answer, words, next) => {
    const { charles, bob } = scene();
    await scene().strandsOnPurpose('what the page says of it');
    await scene().twoAgents();
    await charles.transfer('bob', how);
    expect(charles.screen.says('.transfer')).toContain('Waiting for bob to answer');
    const line = scene().breakLine('charles');
    await scene().pass(2);
    expect(charles.screen.says('.light')).toContain('Reconnecting');
    await bob.press(answer);
    await scene().pass(5);
    line.mend();
    await scene().pass(30);
    expect(charles.screen.says('.card')).toContain(words);
    expect(charles.screen.buttons).toContain(next);
  });
};
