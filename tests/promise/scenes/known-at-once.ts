import { callOf } from '../../../src/assets/desk/ground/calls';
import { drawsBelow, draws } from '../../seed';
import { PHONE, type Scene, type Scenes } from './scene';

/** So many changes in all, so many of them in one call, and how soon the colleague is to know. */
const CASES = 100;
const IN_A_CALL = 20;
const AT_ONCE_MS = 500;
/** Time goes on by so much at a time, and so often at most. */
const STEP_MS = 50;
const MOST_STEPS = 200;

/** What a colleague in the same call does is on the agent's page at once, and not when it looks the next time. */
export const playKnownAtOnce: Scenes = (scene) => {
  /** Whether the customer is on hold, and who else is there: as the account has it, and as bob's page does. */
  const truth = (): string => {
    const place = scene()
      .control.customersCalls()
      .flatMap(({ places }) => places)
      .find((one) => one.in === 'conference');
    return place?.in === 'conference' ? `${String(place.hold)} ${place.others.length}` : 'gone';
  };
  const shown = (): string => {
    const { inCall, engagements } = scene().pageOf('bob').state;
    const call = callOf(inCall, engagements.find(({ stage }) => stage.name === 'connected')?.sid ?? '');
    return `${String(call.heldSince !== undefined)} ${(call.people?.length ?? 0) - 1}`;
  };

  /** @returns How long bob's page said something else than what was so, in milliseconds, rounded up. */
  async function lag(act: Act[1]): Promise<number> {
    const before = truth();
    const changes: number[] = [];
    const stop = scene().control.onChange(() => {
      if (truth() !== before) changes.push(scene().shift.time.now());
    });
    await act();
    for (let steps = 0; steps < MOST_STEPS && (changes.length === 0 || shown() !== truth()); steps += 1)
      await scene().pass(STEP_MS / 1_000);
    stop();
    return shown() === truth() ? scene().shift.time.now() - (changes[0] ?? Infinity) : Infinity;
  }

  /** The callback's way, and that of four requests one after another, which take no time here: it is late by all of them. */
  it('a hundred times, for 95 of them within half a second, the way there included', async () => {
    const below = drawsBelow(draws.seed);
    const { faults } = scene().control;
    const lags: number[] = [];
    const ways = new Set<string>();
    await scene().twoAgents();
    while (lags.length < CASES) {
      await join(scene());
      for (let n = 0; n < IN_A_CALL && lags.length < CASES; n += 1) {
        const lateMs = 20 + below(120) + 4 * (30 + below(60));
        const { id } = faults.add({ operation: 'webhook:status', effect: { lateMs } });
        const isLast = n === IN_A_CALL - 1;
        const [way, act] = isLast ? leaves(scene(), lags.length % 3) : holds(scene(), below(2));
        ways.add(way);
        lags.push(await lag(act));
        faults.remove(id);
        await scene().pass(below(10) / 10);
      }
      await next(scene());
    }
    expect(ways.size).toBe(7);
    expect(lags.toSorted((a, b) => a - b)[CASES * 0.95 - 1]).toBeLessThan(AT_ONCE_MS);
  });
};

type Act = readonly [way: string, act: () => Promise<unknown> | void];

/** Bob is asked into charles's call. */
async function join({ charles, bob }: Scene): Promise<void> {
  await charles.transfer('bob', 'Talk to them first');
  await bob.press(/^Accept/);
}

/** Charles puts the customer on hold or has them back, by the page or by a program. */
function holds(scene: Scene, how: number): Act {
  const page = scene.pageOf('charles');
  const [call] = page.state.inCall.calls;
  const on = call?.heldSince === undefined;
  const way = on ? 'hold' : 'resume';
  if (how === 0) return [way, () => page.do({ type: 'hold-asked', sid: call?.sid ?? '', on })];
  return [
    `${way} by a program`,
    async () => {
      const customer = scene.control.customersCalls()[0]?.sid ?? '';
      await scene.account
        .conferences(await scene.conferenceSid())
        .participants(customer)
        .update({ hold: on });
    },
  ];
}

/** Charles leaves, by the page or the phone, or is taken out. */
function leaves(scene: Scene, how: number): Act {
  const page = scene.pageOf('charles');
  const sid = page.state.engagements[0]?.sid ?? '';
  if (how === 0) return ['leave', () => page.do({ type: 'leave-asked', sid })];
  if (how === 1) return ['hang up', () => void scene.shift.hangUpPhone(PHONE)];
  return [
    'taken out',
    async () => {
      const own = page.state.inCall.calls[0]?.ownCallSid ?? '';
      await scene.account
        .conferences(await scene.conferenceSid())
        .participants(own)
        .remove();
    },
  ];
}

/** Both are done with it, and charles has another call. */
async function next(scene: Scene): Promise<void> {
  const { charles, bob } = scene;
  await bob.press(/^End call/);
  for (const agent of [bob, charles]) if (agent.screen.state === 'wrapping') await agent.press('Complete');
  await bob.press('Unavailable');
  await scene.call();
  await charles.press(/^Accept/);
  await bob.press('Available');
}
