import type { DeskEvent } from '../../../../src/assets/desk/desk-events';
import { choicesOf } from '../../../../src/assets/desk/transfer/transfer-directory';
import { callOf, type Person } from '../../../../src/assets/desk/ground/calls';
import { shownPeople } from '../../../../src/assets/desk/call/call-people';
import type { TransferFacts } from '../../../../src/assets/desk/transfer/transfer-state';
import { situationOf } from '../../../../src/assets/desk/card/card-situation';
import { readableNumber } from '../../../../src/assets/desk/ground/phone-number';
import {
  acceptedJustSo,
  ACTIVITIES,
  inCall,
  inConference,
  START,
  story,
  walk,
  type Walk,
  worker,
  wrappingUp,
} from '../given';

const sid = 'WR1';
const tick: DeskEvent = { type: 'tick' };
const call = ({ state }: Walk) => callOf(state.inCall, sid);
const done = (request: Extract<DeskEvent, { type: 'call-request-done' }>['request']): DeskEvent => ({
  type: 'call-request-done',
  sid,
  request,
});
const failed = (request: Extract<DeskEvent, { type: 'call-request-done' }>['request'], code = 'server'): DeskEvent => ({
  type: 'call-request-failed',
  sid,
  request,
  problem: { code, message: 'No' },
});

const customer: Person = { callSid: 'CA1', connected: true, held: false, muted: false };
const own: Person = { callSid: 'CA2', connected: true, held: false, muted: false };
const third: Person = { callSid: 'CA3', added: '+15550177', connected: true, held: false, muted: false };
const colleague: Person = { callSid: 'CA4', connected: true, held: false, muted: false };

const read = (...people: Person[]): DeskEvent => ({
  type: 'people-read',
  sid,
  people,
  left: [],
  askedAt: START + 1_000_000,
});

const transferred = (status: TransferFacts['status'], more: Partial<TransferFacts> = {}): DeskEvent => ({
  type: 'transfer-changed',
  sid,
  transfer: { mode: 'WARM', to: 'WK2', kind: 'worker', status, ...more },
});
const askTransfer: DeskEvent = { type: 'transfer-asked', sid, to: 'WK2', name: 'alice', kind: 'worker' };

/** A call in which it has been read who is there. */
const known = (): Walk => walk(inCall(), read(customer, own));

/** The agent has left, and the call goes on. */
const handedOver = inConference({ status: 'wrapping', task: inConference().task });

describe('hold', () => {
  it('shows the request going out, and counts from when it was done', () => {
    const asked = walk(inCall(), { type: 'hold-asked', sid, on: true });
    expect(asked.intents).toEqual([{ type: 'hold-customer', sid, on: true }]);
    expect(call(asked)).toMatchObject({ asked: ['hold'] });
    expect(call(asked).heldSince).toBeUndefined();
    const held = walk(asked, 700, done('hold'));
    expect(call(held)).toMatchObject({ asked: [], heldSince: held.now });
    const resumed = walk(held, 30_000, { type: 'hold-asked', sid, on: false }, done('resume'));
    expect(call(resumed).heldSince).toBeUndefined();
  });

  it('asks once, and not for what is so already', () => {
    const asked = walk(inCall(), { type: 'hold-asked', sid, on: true });
    expect(walk(asked, { type: 'hold-asked', sid, on: true }).intents).toEqual([]);
    expect(walk(asked, { type: 'hold-asked', sid, on: false }).intents).toEqual([]);
    expect(walk(inCall(), { type: 'hold-asked', sid, on: false }).intents).toEqual([]);
  });

  it('stays as it was when it fails, and says so until the next try', () => {
    const so = walk(inCall(), { type: 'hold-asked', sid, on: true }, failed('hold'));
    expect(call(so)).toMatchObject({ asked: [], problem: { request: 'hold', problem: { code: 'server' } } });
    expect(call(so).heldSince).toBeUndefined();
    expect(call(walk(so, { type: 'hold-asked', sid, on: true })).problem).toBeUndefined();
    expect(call(walk(so, { type: 'call-problem-dismissed', sid })).problem).toBeUndefined();
  });

  it('is learnt when somebody else did it, and keeps its beginning', () => {
    const held = walk(inCall(), read({ ...customer, held: true }, own));
    expect(call(held).heldSince).toBe(held.now);
    expect(call(walk(held, 9_000, read({ ...customer, held: true }, own))).heldSince).toBe(held.now);
    expect(call(walk(held, 9_000, read(customer, own))).heldSince).toBeUndefined();
  });

  it('does not believe what was read before it was done', () => {
    const so = walk(inCall(), tick, { type: 'hold-asked', sid, on: true }, 500, done('hold'));
    const late = walk(so, { type: 'people-read', sid, people: [customer, own], left: [], askedAt: START });
    expect(call(late).heldSince).toBeDefined();
    expect(late.intents).toContainEqual(expect.objectContaining({ type: 'read-people' }));
  });

  it('is for calls that go on alone', () => {
    for (const so of [acceptedJustSo(), wrappingUp()]) {
      expect(walk(so, { type: 'hold-asked', sid, on: true }).intents).toEqual([]);
      expect(walk(so, { type: 'mute-asked', sid, on: true }).intents).toEqual([]);
      expect(walk(so, { type: 'key-pressed', sid, key: '1' }).intents).toEqual([]);
    }
  });
});

it('mutes and unmutes', () => {
  const muted = walk(inCall(), { type: 'mute-asked', sid, on: true }, done('mute'));
  expect(call(muted).muted).toBe(true);
  expect(walk(muted, { type: 'mute-asked', sid, on: false }).intents).toEqual([{ type: 'mute-agent', sid, on: false }]);
  expect(call(walk(muted, { type: 'mute-asked', sid, on: false }, failed('unmute'))).muted).toBe(true);
});

describe('a transfer', () => {
  it('goes from the question to the colleague in the call, and is completed by leaving', () => {
    const asked = walk(inCall(), askTransfer);
    expect(asked.intents).toEqual([{ type: 'begin-transfer', sid, to: 'WK2', mode: 'WARM', isCall: true }]);
    expect(call(asked).transfer).toMatchObject({ stage: 'asking', name: 'alice' });
    const offered = walk(asked, done('transfer'), transferred('initiated'));
    expect(call(offered).transfer).toMatchObject({ stage: 'offered', name: 'alice' });
    const accepted = walk(offered, transferred('complete'), read({ ...customer, held: true }, own, colleague));
    expect(call(accepted).transfer).toMatchObject({ stage: 'accepted', name: 'alice' });
    const left = walk(accepted, { type: 'leave-asked', sid });
    expect(left.intents).toEqual([{ type: 'leave-call', sid, taskSid: 'WT1', resume: true }]);
    expect(left.state.engagements[0]?.stage.name).toBe('ending');
    expect(story(accepted).filter((what) => what === 'transfer')).toHaveLength(2);
  });

  it.each([
    ['The reservation could not be accepted: rejected', 'rejected'],
    ['The reservation could not be accepted: timeout', 'timeout'],
    ['The reservation could not be accepted: canceled', 'canceled'],
    ['Somehow', 'unknown'],
    [undefined, 'unknown'],
  ])('says why it failed: %s', (reason, why) => {
    const so = walk(inCall(), askTransfer, transferred('initiated'), transferred('failed', reason ? { reason } : {}));
    expect(call(so).transfer).toMatchObject({ stage: 'failed', why });
    // The call ends with its agent again.
    expect(so.intents).toEqual([{ type: 'end-with-agent', sid, on: true }]);
    expect(call(walk(so, { type: 'transfer-dismissed', sid })).transfer).toBeUndefined();
    expect(walk(so, askTransfer).intents).toHaveLength(1);
  });

  it('can be taken back while somebody is being asked', () => {
    const offered = walk(inCall(), askTransfer, transferred('initiated'));
    const canceling = walk(offered, { type: 'transfer-cancel-asked', sid });
    expect(canceling.intents).toEqual([{ type: 'cancel-transfer', sid }]);
    expect(walk(canceling, { type: 'transfer-cancel-asked', sid }).intents).toEqual([]);
    expect(call(walk(canceling, transferred('canceled'))).transfer).toMatchObject({ stage: 'canceled' });
    expect(walk(inCall(), { type: 'transfer-cancel-asked', sid }).intents).toEqual([]);
    expect(call(walk(offered, { type: 'transfer-dismissed', sid })).transfer).toBeDefined();
  });

  it('counts those in a queue who did not take it', () => {
    const initiated = transferred('initiated', { to: 'WQ1', kind: 'queue' });
    const again = transferred('initiated', { to: 'WQ1', kind: 'queue', attemptFailed: true });
    const so = walk(inCall(), { ...askTransfer, to: 'WQ1', name: 'support', kind: 'queue' }, initiated, again, again);
    expect(call(so).transfer).toMatchObject({ stage: 'offered', tries: 2, name: 'support' });
  });

  it('is given up where TaskRouter refuses it', () => {
    const so = walk(inCall(), askTransfer, failed('transfer'));
    expect(call(so).transfer).toBeUndefined();
    expect(call(so).problem).toMatchObject({ request: 'transfer' });
  });

  it('is one at a time', () => {
    const offered = walk(inCall(), askTransfer, transferred('initiated'));
    expect(walk(offered, { ...askTransfer, to: 'WK3' }).intents).toEqual([]);
    expect(walk(offered, transferred('complete'), { ...askTransfer, to: 'WK3' }).intents).toEqual([]);
  });

  it('of a task without a call hands over at once', () => {
    const chat = inConference({ task: { sid: 'WT1', status: 'assigned', attributes: {}, queueName: 'support' } });
    const so = walk(inCall(), { type: 'reservation-gone', sid }, { type: 'reservation-arrived', reservation: chat });
    expect(walk(so, askTransfer).intents).toEqual([
      { type: 'begin-transfer', sid, to: 'WK2', mode: 'COLD', isCall: false },
    ]);
  });

  it('at once goes on being shown in wrap-up', () => {
    const cold: DeskEvent[] = [{ type: 'mode-chosen', sid, mode: 'COLD' }, askTransfer];
    const so = walk(inCall(), ...cold, transferred('initiated', { mode: 'COLD' }), {
      type: 'reservation-changed',
      reservation: inConference({ status: 'wrapping' }),
    });
    expect(call(walk(so, transferred('failed', { mode: 'COLD' })))).toMatchObject({ transfer: { stage: 'failed' } });
    expect(walk(so, transferred('failed', { mode: 'COLD' })).intents).toEqual([]);
    expect(walk(so, { type: 'transfer-cancel-asked', sid }).intents).toEqual([{ type: 'cancel-transfer', sid }]);
  });

  it('leaves a call that goes on, until the colleague’s part is over, too', () => {
    const { task } = inConference();
    const wrap = (status: 'assigned' | 'wrapping'): DeskEvent => ({
      type: 'reservation-changed',
      reservation: inConference({ status: 'wrapping', task: { ...task, status } }),
    });
    const handedOver = walk(inCall(), askTransfer, transferred('initiated'), transferred('complete'), wrap('assigned'));
    expect(situationOf(handedOver.state)).toMatchObject({ name: 'wrapping', hasLeft: true });
    const over = walk(handedOver, { type: 'task-changed', task: { ...task, status: 'wrapping' } });
    expect(situationOf(over.state)).not.toHaveProperty('hasLeft');
    const inVain = walk(inCall(), askTransfer, transferred('initiated'), transferred('failed'), wrap('wrapping'));
    expect(situationOf(inVain.state)).not.toHaveProperty('hasLeft');
  });

  it('at once that nobody takes can be ended for the customer, who waits alone', () => {
    const ask: DeskEvent = { type: 'stranded-end-asked', sid };
    const cold: DeskEvent[] = [{ type: 'mode-chosen', sid, mode: 'COLD' }, askTransfer];
    const begun = walk(inCall(), ...cold, transferred('initiated', { mode: 'COLD' }), {
      type: 'reservation-changed',
      reservation: handedOver,
    });
    expect(walk(begun, ask).intents).toEqual([]);
    expect(walk(begun, { type: 'complete-asked', sid }).intents).toEqual([]);
    const so = walk(begun, transferred('failed', { mode: 'COLD' }), ask);
    expect(so.intents).toEqual([{ type: 'end-stranded', sid, taskSid: 'WT1' }]);
    expect(walk(so, ask).intents).toEqual([]);
    expect(call(walk(so, failed('end-stranded')))).toMatchObject({ problem: { request: 'end-stranded' } });
    const done = walk(so, { type: 'call-request-done', sid, request: 'end-stranded' });
    expect(call(done).transfer).toBeUndefined();
    expect(walk(done, { type: 'complete-asked', sid }).intents).toEqual([{ type: 'complete', sid }]);
  });

  it('at once that nobody takes keeps the wrap-up open, whoever wants it completed, and is not dismissed', () => {
    const alone = walk(
      inCall(),
      { type: 'mode-chosen', sid, mode: 'COLD' },
      askTransfer,
      transferred('failed', { mode: 'COLD' }),
      {
        type: 'reservation-changed',
        reservation: handedOver,
      },
    );
    const completes = (so: Walk) => so.intents.some(({ type }) => type === 'complete');
    expect(completes(walk(alone, { type: 'complete-asked', sid }))).toBe(false);
    expect(completes(walk(alone, { type: 'complete-anyway-asked', sid }))).toBe(false);
    expect(completes(walk(alone, 3_600_000, tick))).toBe(false);
    expect(walk(alone, { type: 'activity-chosen', activitySid: 'WA3' }).intents).toEqual([
      { type: 'set-activity', activitySid: 'WA3' },
    ]);
    expect(call(walk(alone, { type: 'transfer-dismissed', sid })).transfer).toBeDefined();
    const over = walk(alone, { type: 'reservation-changed', reservation: inConference({ status: 'wrapping' }) });
    expect(completes(walk(over, { type: 'complete-asked', sid }))).toBe(true);
  });

  it('is looked into where the page was loaded anew: who is alone is seen, and since when', () => {
    const found = walk(known(), { type: 'reservation-changed', reservation: handedOver });
    const looking = walk(found, 60_000, tick);
    expect(looking.intents).toContainEqual(expect.objectContaining({ type: 'read-people', sid }));
    const alone = walk(looking, read({ ...customer, held: true }));
    expect(call(alone).fate).toEqual({ isAlone: true, since: alone.now });
    expect(call(walk(alone, 9_000, read(customer))).fate).toEqual({ isAlone: true, since: alone.now });
    expect(call(walk(alone, read(customer, colleague))).fate).toMatchObject({ isAlone: false });
    expect(call(walk(alone, { type: 'people-unread', sid, isOver: true })).fate).toMatchObject({ isAlone: false });
    const unseen = walk(looking, { type: 'people-unread', sid });
    expect(walk(unseen, { type: 'complete-asked', sid }).intents).toEqual([{ type: 'complete', sid }]);
  });

  it('whose answer was lost for good is known by who is in the call', () => {
    const asked = walk(inCall(), { type: 'mode-chosen', sid, mode: 'COLD' }, askTransfer, {
      type: 'reservation-changed',
      reservation: handedOver,
    });
    expect(call(walk(asked, read(customer))).transfer).toMatchObject({ stage: 'failed' });
    expect(call(walk(asked, read(customer, colleague))).transfer).toMatchObject({ stage: 'accepted' });
    expect(call(walk(asked, read())).transfer).toBeUndefined();
  });

  describe('in vain', () => {
    const ask: DeskEvent = { type: 'take-back-asked', sid };
    const phone: Person = { callSid: 'CA9', connected: true, held: false, muted: false, yours: true };
    const held: Person = { ...customer, held: true };
    const wrapsUp: DeskEvent = { type: 'reservation-changed', reservation: handedOver };
    const stranded = () => walk(inCall(), wrapsUp, transferred('failed', { mode: 'COLD', reason: 'Rejected' }));
    const takingBack = () => walk(stranded(), ask, done('take-back'), read(held, { ...phone, connected: false }));
    const takenBack = () => walk(takingBack(), read(held, phone));

    it('can be taken back once: the phone is called, and the customer had back when it is there', () => {
      const asked = walk(stranded(), ask);
      expect(asked.intents).toEqual([{ type: 'take-back', sid, taskSid: 'WT1' }]);
      expect(walk(asked, ask).intents).toEqual([]);
      expect(walk(takingBack(), ask).intents).toEqual([]);
      expect(call(takingBack()).fate).toMatchObject({ isAlone: true, own: 'calling' });
      expect(takenBack().intents).toEqual([{ type: 'take-back', sid, taskSid: 'WT1' }]);
      expect(walk(takenBack(), read(held, phone)).intents).toEqual([]);
      const back = walk(takenBack(), done('take-back'), read(customer, phone));
      expect(back.intents).toEqual([]);
      expect(call(back).fate).toMatchObject({ isAlone: false, own: 'there' });
      expect(situationOf(back.state)).toMatchObject({ isBack: true, tone: 'busy', actions: { destructive: 'end' } });
    });

    it('ends when the agent who has it back says so, and is completed then alone', () => {
      const back = walk(takenBack(), done('take-back'));
      expect(walk(back, { type: 'complete-asked', sid }).intents).toEqual([]);
      expect(walk(back, 3_600_000, tick).intents).not.toContainEqual({ type: 'complete', sid });
      const ending = walk(back, { type: 'end-asked', sid });
      expect(ending.intents).toEqual([{ type: 'end-stranded', sid, taskSid: 'WT1' }]);
      const over = walk(ending, done('end-stranded'), { type: 'complete-asked', sid });
      expect(over.intents).toEqual([{ type: 'complete', sid }]);
    });

    it('says that the phone was not answered, and can be taken back again', () => {
      const so = walk(takingBack(), read(held));
      expect(call(so)).toMatchObject({ fate: { isAlone: true }, problem: { problem: { code: 'phone-unanswered' } } });
      expect(call(walk(so, ask)).problem).toBeUndefined();
      expect(walk(so, ask).intents).toHaveLength(1);
    });

    describe('is offered again', () => {
      const again: DeskEvent = { type: 'offer-again-asked', sid };
      const offered = { type: 'offer-again', sid, taskSid: 'WT1' };

      it('once, and neither taken back nor ended meanwhile', () => {
        const asked = walk(stranded(), again);
        expect(asked.intents).toEqual([offered]);
        expect(story(asked)).toContain('offering-again');
        for (const event of [again, ask, { type: 'stranded-end-asked', sid } as const, tick])
          expect(walk(asked, event).intents).not.toContainEqual(
            expect.objectContaining({ type: expect.stringMatching(/offer|take|end/) }),
          );
        const over = walk(asked, done('offer-again'));
        expect(call(over)).toMatchObject({ asked: [], fate: { isAlone: false } });
      });

      it('or not, and can be tried again, taken back or ended', () => {
        const so = walk(stranded(), again, failed('offer-again', 'conflict'));
        expect(call(so)).toMatchObject({ asked: [], problem: { request: 'offer-again' }, fate: { isAlone: true } });
        expect(walk(so, again).intents).toEqual([offered]);
        expect(walk(so, ask).intents).toEqual([{ type: 'take-back', sid, taskSid: 'WT1' }]);
      });

      it('with what the agent wrote, which is saved first', () => {
        const typed = walk(stranded(), { type: 'notes-typed', sid, notes: 'Wants a receipt' });
        const saving = walk(typed, again);
        expect(saving.intents).toMatchObject([{ type: 'write-wrap-up', notes: 'Wants a receipt' }]);
        expect(walk(saving, tick).intents).not.toContainEqual(offered);
        const more = walk(saving, { type: 'notes-typed', sid, notes: 'Wants a receipt today' });
        const written: DeskEvent = { type: 'wrap-up-written', sid, moreTime: false };
        expect(walk(saving, written).intents).toEqual([offered]);
        const second = walk(more, written);
        expect(second.intents).toMatchObject([{ type: 'write-wrap-up', notes: 'Wants a receipt today' }]);
        expect(walk(second, written).intents).toEqual([offered]);
      });

      it('also where the notes cannot be saved: the customer does not wait for that', () => {
        const problem = { code: 'server', message: 'No', status: 500 };
        const typed = walk(stranded(), { type: 'notes-typed', sid, notes: 'Wants a receipt' }, again);
        const unwritten = walk(typed, { type: 'wrap-up-unwritten', sid, moreTime: false, problem });
        expect(unwritten.intents).toEqual([offered]);
      });

      it('only while nobody has them: not while the agent’s phone rings for it, nor from the call itself', () => {
        for (const so of [takingBack(), takenBack(), inCall()]) expect(walk(so, again).intents).toEqual([]);
      });
    });

    it('is seen also where the agent’s phone went while a colleague was asked to talk first', () => {
      const asked = walk(inCall(), askTransfer, transferred('initiated'), wrapsUp);
      expect(walk(asked, { type: 'complete-asked', sid }).intents).toEqual([]);
      const so = walk(asked, transferred('failed'));
      expect(call(so).fate).toMatchObject({ isAlone: true });
      expect(walk(so, ask).intents).toHaveLength(1);
    });

    it('is not taken back from a colleague, nor while one is asked, nor from the call itself', () => {
      for (const so of [
        inCall(),
        walk(inCall(), wrapsUp, transferred('initiated', { mode: 'COLD' })),
        walk(inCall(), wrapsUp, transferred('complete', { mode: 'COLD' })),
        walk(inCall(), wrapsUp, read(customer, colleague)),
      ])
        expect(walk(so, ask).intents).toEqual([]);
    });
  });

  describe('whose end was not heard', () => {
    const unheard: DeskEvent = { type: 'transfer-unheard', sid };
    const held: Person = { ...customer, held: true };

    it('shows in who is in the call', () => {
      const asked = walk(
        known(),
        askTransfer,
        done('transfer'),
        transferred('initiated'),
        read(customer, own),
        unheard,
      );
      expect(asked.intents).toContainEqual(expect.objectContaining({ type: 'read-people' }));
      expect(call(asked).transfer).toMatchObject({ stage: 'offered' });
      const failedSo = walk(asked, read(held, own));
      expect(call(failedSo).transfer).toMatchObject({ stage: 'failed', why: 'unknown' });
      expect(failedSo.intents).toEqual([{ type: 'end-with-agent', sid, on: true }]);
      expect(call(walk(asked, read(held, own, colleague))).transfer).toMatchObject({ stage: 'accepted' });
      expect(call(walk(asked, transferred('initiated'))).transfer).not.toHaveProperty('unheard');
    });

    it('shows in who has the customer, where the agent has left', () => {
      const wrapsUp: DeskEvent = { type: 'reservation-changed', reservation: handedOver };
      const asked = walk(known(), wrapsUp, transferred('initiated', { mode: 'COLD' }), unheard);
      expect(walk(asked, tick).intents).toContainEqual(expect.objectContaining({ type: 'read-people' }));
      expect(call(walk(asked, read(held)))).toMatchObject({ transfer: { stage: 'failed' }, fate: { isAlone: true } });
      expect(call(walk(asked, read(customer, colleague))).transfer).toMatchObject({ stage: 'accepted' });
    });

    it('is nothing where none is under way, or one is being asked for', () => {
      expect(walk(inCall(), unheard).state).toEqual(inCall().state);
      const asking = walk(inCall(), askTransfer);
      expect(walk(asking, unheard).state).toEqual(asking.state);
    });
  });

  it('is looked into anew where our server will not complete it, for the customer is with nobody', () => {
    const problem = { code: 'conflict', message: 'The customer is still on the line with nobody.', status: 409 };
    const refused = walk(
      known(),
      { type: 'reservation-changed', reservation: handedOver },
      transferred('complete', { mode: 'COLD' }),
      { type: 'complete-asked', sid },
      { type: 'request-failed', request: 'complete', sid, problem: { code: 'server', message: 'No', status: 500 } },
      { type: 'request-failed', request: 'fix', sid, problem },
    );
    expect(refused.state.engagements[0]).toMatchObject({ stage: { name: 'wrapping' }, problem });
    const looking = walk(refused, tick);
    expect(looking.intents).toContainEqual(expect.objectContaining({ type: 'read-people', sid }));
    expect(call(walk(looking, read({ ...customer, held: true }))).fate).toMatchObject({ isAlone: true });
  });

  it('names whom it went to after the page was loaded again, where the list is known', () => {
    const page = { workers: [{ sid: 'WK2', name: 'alice', activity: 'Available', available: true }], queues: [] };
    const known = walk(inCall(), { type: 'directory-read', page, further: false }, transferred('initiated'));
    expect(call(known).transfer?.name).toBe('alice');
    expect(call(walk(inCall(), transferred('initiated'))).transfer?.name).toBe('');
  });

  it('lets the colleague be held, had back and removed', () => {
    const so = walk(inCall(), askTransfer, transferred('initiated'), transferred('complete'));
    const held = walk(so, { type: 'colleague-hold-asked', sid, on: true });
    expect(held.intents).toEqual([{ type: 'hold-colleague', sid, workerSid: 'WK2', on: true }]);
    expect(call(walk(held, done('hold-colleague'))).transfer?.colleagueHeld).toBe(true);
    const removed = walk(so, { type: 'colleague-removal-asked', sid });
    expect(removed.intents).toEqual([{ type: 'remove-colleague', sid, workerSid: 'WK2' }]);
    const alone = walk(removed, done('remove-colleague'));
    expect(call(alone).transfer).toBeUndefined();
    expect(alone.intents).toEqual([{ type: 'end-with-agent', sid, on: true }]);
    expect(walk(inCall(), { type: 'colleague-removal-asked', sid }).intents).toEqual([]);
  });
});

describe('a third number', () => {
  const typed = (text: string): DeskEvent => ({ type: 'number-typed', sid, text });

  it('is called, joins, and leaves', () => {
    const asked = walk(known(), typed('+1 (555) 0177-00'), { type: 'add-asked', sid });
    expect(asked.intents).toEqual([{ type: 'add-number', sid, taskSid: 'WT1', number: '+1555017700' }]);
    const added = walk(asked, { type: 'number-added', sid, number: '+15550177', callSid: 'CA3' });
    expect(call(added)).toMatchObject({ number: '', thirds: [{ number: '+15550177', stage: 'calling' }] });
    expect(added.intents).toEqual([{ type: 'read-people', sid, taskSid: 'WT1', watch: ['CA3'], askedAt: added.now }]);
    const joined = walk(added, read(customer, own, third));
    expect(call(joined).thirds).toEqual([{ callSid: 'CA3', number: '+15550177', stage: 'in' }]);
    const dropping = walk(joined, { type: 'drop-asked', sid, callSid: 'CA3' });
    expect(dropping.intents).toEqual([{ type: 'drop-number', sid, taskSid: 'WT1', callSid: 'CA3' }]);
    const gone = walk(dropping, done('drop'), read(customer, own));
    expect(call(gone).thirds).toEqual([{ callSid: 'CA3', number: '+15550177', stage: 'ended', how: 'completed' }]);
    expect(call(walk(gone, { type: 'third-dismissed', sid, callSid: 'CA3' })).thirds).toEqual([]);
  });

  it('says what became of it where it did not answer', () => {
    const added = walk(inCall(), { type: 'number-added', sid, number: '+15550177', callSid: 'CA3' });
    const left = [{ callSid: 'CA3', status: 'busy' }];
    const so = walk(added, { type: 'people-read', sid, people: [customer, own], left, askedAt: added.now });
    expect(call(so).thirds).toEqual([{ callSid: 'CA3', number: '+15550177', stage: 'ended', how: 'busy' }]);
  });

  it('is not over for a reading that was asked for before the number was added, and is read again at once', () => {
    const asked = inCall();
    const added = walk(asked, 700, { type: 'number-added', sid, number: '+15550177', callSid: 'CA3' });
    const late: DeskEvent = { type: 'people-read', sid, people: [customer, own], left: [], askedAt: asked.now };
    const so = walk(added, 300, late);
    expect(call(so).thirds).toEqual([{ callSid: 'CA3', number: '+15550177', stage: 'calling' }]);
    expect(so.intents).toMatchObject([{ type: 'read-people', watch: ['CA3'] }]);
  });

  it('is read again at once where a reading from before it was dropped still has it', () => {
    const together = walk(inCall(), read(customer, own, third));
    const dropped = walk(together, 700, done('drop'));
    expect(dropped.intents).toMatchObject([{ type: 'read-people' }]);
    const so = walk(dropped, 300, {
      type: 'people-read',
      sid,
      people: [customer, own, third],
      left: [],
      askedAt: dropped.now - 100,
    });
    expect(so.intents).toMatchObject([{ type: 'read-people' }]);
  });

  it('keeps what was typed where it is no number, and where the server refuses', () => {
    const wrong = walk(inCall(), typed('0177'), { type: 'add-asked', sid });
    expect(wrong.intents).toEqual([]);
    expect(call(wrong)).toMatchObject({ number: '0177', problem: { problem: { code: 'bad-number' } } });
    const refused = walk(inCall(), typed('+1555017700'), { type: 'add-asked', sid }, failed('add', 'conflict'));
    expect(call(refused)).toMatchObject({ number: '+1555017700', asked: [] });
  });
});

it('looks who is in a call often while somebody is called, and seldom else', () => {
  const first = inCall();
  expect(first.intents).toEqual([{ type: 'read-people', sid, taskSid: 'WT1', watch: [], askedAt: first.now }]);
  expect(walk(first, tick).intents).toEqual([]);
  const seen = walk(first, read(customer, own));
  expect(walk(seen, 59_000, tick).intents).toEqual([]);
  expect(walk(seen, 60_000, tick).intents).toHaveLength(1);
  const calling = walk(first, read(customer, own, { ...third, connected: false }));
  expect(walk(calling, 3_000, tick).intents).toHaveLength(1);
  const unread = walk(first, { type: 'people-unread', sid });
  expect(walk(unread, 14_000, tick).intents).toEqual([]);
  expect(walk(unread, 15_000, tick).intents).toHaveLength(1);
  expect(walk(inCall(), { type: 'connection-lost' }, tick).intents).toEqual([]);
});

it('looks at once where something shows that the call has changed, and again where that came while it looked', () => {
  const { task } = inConference();
  const changed = (attributes: object): DeskEvent => ({
    type: 'task-changed',
    task: { ...task, attributes: { ...task.attributes, ...attributes } },
  });
  const told = (number: number): DeskEvent => changed({ call_change: { in: 'CF1', number } });
  const asks = ({ intents }: Walk): number => intents.filter(({ type }) => type === 'read-people').length;
  expect(asks(walk(known(), 100, changed({ wrap_up: { notes: 'Hm' } })))).toBe(0);
  const asked = walk(known(), 100, told(1));
  expect(asks(asked)).toBe(1);
  const meanwhile = walk(asked, 100, told(2));
  expect(asks(meanwhile)).toBe(0);
  const old = { type: 'people-read', sid, people: [customer, own], left: [], askedAt: asked.now } as const;
  expect(asks(walk(meanwhile, 100, old))).toBe(1);
  expect(asks(walk(asked, 100, old, told(1)))).toBe(0);
  // Of what happened while nothing was heard nothing was told.
  const facts = { worker: worker(), activities: ACTIVITIES, reservations: [inConference()] };
  expect(asks(walk(known(), { type: 'connection-lost' }, 500, { type: 'ready', ...facts }))).toBe(1);
});

it('forgets a call that is over', () => {
  const so = walk(inCall(), { type: 'hold-asked', sid, on: true }, { type: 'reservation-gone', sid }, tick);
  expect(so.state.inCall.calls).toEqual([]);
  expect(walk(so, done('hold')).state).toBe(so.state);
});

describe('a colleague’s call that the agent joined', () => {
  const joined = inConference({ task: { ...inConference().task, joins: true } });
  const joining = () =>
    walk(inCall(), { type: 'reservation-gone', sid }, { type: 'reservation-arrived', reservation: joined });

  it('goes on when the agent leaves, until the colleague is gone', () => {
    const together = walk(joining(), read(customer, own, colleague));
    expect(together.intents).toEqual([]);
    expect(walk(together, 6_000, tick).intents).toEqual([expect.objectContaining({ type: 'read-people' })]);
    const alone = walk(together, 6_000, tick, read(customer, own));
    expect(alone.intents).toEqual([{ type: 'end-with-agent', sid, on: true }]);
    expect(walk(alone, 60_000, tick, read(customer, own)).intents).toEqual([]);
  });

  it('is accepted so that it does', () => {
    const offered = { ...joined, status: 'pending' } as const;
    const so = walk(inCall(), { type: 'reservation-gone', sid }, { type: 'reservation-arrived', reservation: offered });
    expect(walk(so, { type: 'accept-asked', sid }).intents).toEqual([
      { type: 'accept', sid, by: 'conference', joins: true },
    ]);
  });
});

describe('leaving', () => {
  it('is not possible while nobody else would be left', () => {
    expect(walk(inCall(), { type: 'leave-asked', sid }).intents).toEqual([]);
    expect(walk(inCall(), read(customer, own), { type: 'leave-asked', sid }).intents).toEqual([]);
  });

  it('that failed leaves the agent in the call', () => {
    const so = walk(inCall(), read(customer, own, third), { type: 'leave-asked', sid });
    expect(so.intents).toEqual([{ type: 'leave-call', sid, taskSid: 'WT1', resume: false }]);
    const back = walk(so, failed('leave', 'conflict'));
    expect(back.state.engagements[0]?.stage.name).toBe('connected');
    expect(call(back).problem).toMatchObject({ request: 'leave' });
  });
});

describe('the keypad', () => {
  const press = (key: string): DeskEvent => ({ type: 'key-pressed', sid, key });

  it('sends one key at once, and those pressed meanwhile together', () => {
    const first = walk(inCall(), press('1'));
    expect(first.intents).toEqual([{ type: 'send-digits', sid, taskSid: 'WT1', callSid: 'CA1', digits: '1' }]);
    const more = walk(first, press('2'), press('#'));
    expect(more.intents).toEqual([]);
    expect(call(more).keys).toBe('12#');
    expect(walk(more, done('digits')).intents).toEqual([
      { type: 'send-digits', sid, taskSid: 'WT1', callSid: 'CA1', digits: '2#' },
    ]);
  });

  it('goes to the number that was added, and knows only its keys', () => {
    const so = walk(inCall(), read(customer, own, third));
    expect(walk(so, press('0')).intents).toEqual([expect.objectContaining({ callSid: 'CA3' })]);
    expect(walk(so, press('w')).intents).toEqual([]);
  });

  it('forgets what it could not send', () => {
    const so = walk(inCall(), press('1'), press('2'), failed('digits'));
    expect(call(so)).toMatchObject({ unsentKeys: '', asked: [], problem: { request: 'digits' } });
  });
});

describe('who is shown', () => {
  const task = inConference().task;

  it('is the customer, the agent and whoever came later, with how each is', () => {
    const so = walk(
      inCall(),
      read(customer, own),
      askTransfer,
      transferred('initiated'),
      transferred('complete'),
      read({ ...customer, held: true }, { ...own, muted: true }, { ...colleague, held: true }, third),
    );
    expect(shownPeople(call(so), task).map(({ role, name, how }) => [role, name, how])).toEqual([
      ['customer', undefined, 'held'],
      ['you', undefined, 'muted'],
      ['colleague', 'alice', 'held'],
      ['third', '+15550177', 'talking'],
    ]);
  });

  it('has a colleague who is being asked once', () => {
    const so = walk(
      inCall(),
      askTransfer,
      transferred('initiated'),
      read(customer, own, { ...colleague, connected: false }),
    );
    expect(shownPeople(call(so), task).filter(({ role }) => role === 'colleague')).toEqual([
      expect.objectContaining({ name: 'alice', how: 'calling' }),
    ]);
  });

  it('has no customer who has left', () => {
    expect(shownPeople(call(walk(inCall(), read(own))), task).map(({ role }) => role)).toEqual(['you']);
  });
});

describe('the list of colleagues', () => {
  const page = {
    workers: [
      { sid: 'WK4', name: 'Zoë', activity: 'Available', available: true },
      { sid: 'WK3', name: 'dora', activity: 'Break', available: false },
      { sid: 'WK2', name: 'alice', activity: 'Available', available: true },
    ],
    queues: [{ sid: 'WQ1', name: 'support', waiting: 2, available: 1 }],
    next: '1:PT',
  };

  it('is read once, and page by page', () => {
    const asked = walk(inCall(), { type: 'directory-asked', further: false });
    expect(asked.intents).toEqual([{ type: 'read-directory' }]);
    expect(walk(asked, { type: 'directory-asked', further: false }).intents).toEqual([]);
    const known = walk(asked, { type: 'directory-read', page, further: false });
    const more = walk(known, { type: 'directory-asked', further: true });
    expect(more.intents).toEqual([{ type: 'read-directory', page: '1:PT' }]);
    const last = { workers: [{ sid: 'WK5', name: 'eve', activity: 'Available', available: true }], queues: [] };
    const all = walk(more, { type: 'directory-read', page: last, further: true });
    expect(choicesOf(all.state.inCall.directory, '').map(({ name }) => name)).toEqual([
      'alice',
      'eve',
      'Zoë',
      'support',
      'dora',
    ]);
    expect(walk(all, { type: 'directory-asked', further: true }).intents).toEqual([]);
  });

  it('finds by a part of the name', () => {
    const { directory } = walk(inCall(), { type: 'directory-read', page, further: false }).state.inCall;
    expect(choicesOf(directory, ' SUP').map(({ sid: found }) => found)).toEqual(['WQ1']);
    expect(choicesOf(directory, 'nobody')).toEqual([]);
    expect(choicesOf(directory, 'dora')).toMatchObject([{ possible: false }]);
  });

  it('keeps what it knew when it cannot be read anew', () => {
    const so = walk(
      inCall(),
      { type: 'directory-read', page, further: false },
      { type: 'directory-asked', further: false },
      { type: 'directory-unread', problem: { code: 'server', message: 'No' } },
    );
    expect(so.state.inCall.directory).toMatchObject({ name: 'failed', page: { workers: expect.any(Array) } });
  });
});

it('keeps what was typed and what was open while another call is in focus', () => {
  const so = walk(
    inCall(),
    { type: 'panel-asked', sid, panel: 'add' },
    { type: 'number-typed', sid, text: '+49 30' },
    { type: 'search-typed', sid, text: 'ali' },
    { type: 'focus-asked', sid },
  );
  expect(call(so)).toMatchObject({ panel: 'add', number: '+49 30', search: 'ali' });
  expect(call(walk(so, { type: 'panel-asked', sid })).panel).toBeUndefined();
});

describe('a phone number', () => {
  it.each([
    ['+1 555 017 7000', '+15550177000'],
    ['0049 (30) 123-456', '+4930123456'],
    ['+1.555.0177', '+15550177'],
    ['\u202A+15550177\u202C', '+15550177'],
  ])('is read as people write it: %s', (text, number) => expect(readableNumber(text)).toBe(number));

  it.each(['', '112', '555 0177', '+0 555 0177', '+1555x0177', '+1234567890123456', 'sip:a@b'])('is not %j', (text) =>
    expect(readableNumber(text)).toBeUndefined(),
  );
});
