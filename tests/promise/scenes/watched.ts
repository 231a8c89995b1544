import * as v from 'valibot';
import type { Scenes } from './scene';

/** The server looks after a customer with every page closed. */
export const playWatched: Scenes = (scene) => {
  const stateShape = v.object({
    deliveries: v.array(v.object({ purpose: v.string(), status: v.nullable(v.number()) })),
  });

  it('a customer whom nobody took is offered again by the server, with every page closed', async () => {
    const callSid = await scene().inCall();
    await scene().bob.onShift();
    await scene().charles.transfer('bob', 'Transfer now');
    await scene().bob.press(/^Reject/);
    const { sid } = await scene().newestTask();
    expect((await scene().rest.tasks(sid).fetch()).assignmentStatus).toBe('assigned');
    for (const agent of ['charles', 'bob'] as const) scene().pageOf(agent).close();

    await scene().pass(15);
    expect((await scene().newestTask()).attributes).toContain(`"offered_again":{"of":"${sid}"`);
    expect((await scene().rest.tasks(sid).fetch()).assignmentStatus).toBe('completed');
    expect((await scene().account.calls(callSid).fetch()).status).toBe('in-progress');
    // The conference was asked to tell the desk who left, at an address that Twilio's gateway lets through.
    const { deliveries } = v.parse(stateShape, scene().control.state());
    const told = deliveries.filter(({ purpose }) => purpose === 'conference status callback');
    expect(new Set(told.map(({ status }) => status))).toEqual(new Set([200]));
  });
};
