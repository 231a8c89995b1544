import { ownLegOf } from '../../../../src/assets/desk/call/own-leg';
import { talkOf } from '../../../../src/assets/desk/ground/engagement';
import { acceptedJustSo, inCall, inConference, reservation, ringing, story, task, walk, type Walk } from '../given';

const talk = ({ state }: Walk) => talkOf(state.engagements[0]!);
const wrapping = { type: 'reservation-changed', reservation: reservation({ status: 'wrapping' }) } as const;
const completed = { type: 'reservation-changed', reservation: reservation({ status: 'completed' }) } as const;

describe('a call accepted without anybody being dialled', () => {
  it('is no call, and begins when a conference appears in the attributes', () => {
    expect(talk(acceptedJustSo())).toBe('unconnected');
    expect(ownLegOf(acceptedJustSo().state.engagements[0]!)).toBe('not-called');
    expect(story(acceptedJustSo()).at(-1)).toBe('given');

    const { attributes } = inConference().task;
    const later = walk(acceptedJustSo(), 60_000, { type: 'task-changed', task: task({ attributes }) });
    expect(talk(later)).toBe('call');
    expect(later.state.engagements[0]).toMatchObject({ connectedAt: later.now });
    expect(story(later).at(-1)).toBe('connected-call');
    // The same news by way of the reservation.
    const reread = walk(acceptedJustSo(), 60_000, { type: 'reservation-changed', reservation: inConference() });
    expect(reread.state.engagements[0]).toMatchObject({ connectedAt: reread.now });
    expect(story(walk(reread, { type: 'task-changed', task: task({ attributes }) }))).toEqual(story(reread));
  });

  it('is a call when TaskRouter dequeued it to the agent', () => {
    const attributes = { ...task().attributes, worker_call_sid: 'CA2' };
    const dequeued = reservation({ status: 'accepted', task: task({ attributes }) });
    expect(talk(walk(ringing(), { type: 'reservation-changed', reservation: dequeued }))).toBe('call');
  });

  it('ends without a conference and without a length', () => {
    const ended = walk(acceptedJustSo(), { type: 'end-asked', sid: 'WR1' });
    expect(ended.intents).toEqual([{ type: 'wrap', sid: 'WR1' }]);
    const { outcome } = walk(ended, 5_000, wrapping, completed).state;
    expect(outcome).toMatchObject({ end: 'completed', talk: 'unconnected' });
    expect(outcome).not.toHaveProperty('talkedMs');
  });
});

describe('a call that the page had dialled', () => {
  it('is a call before its conference is in the attributes', () => {
    const accepted = walk(ringing(), { type: 'accept-asked', sid: 'WR1' }, 2_000, {
      type: 'reservation-changed',
      reservation: reservation({ status: 'accepted' }),
    });
    expect(talk(accepted)).toBe('call');
    expect(story(accepted).at(-1)).toBe('connected-call');
    expect(talk(inCall())).toBe('call');
  });
});

describe('a task without a phone', () => {
  it('is given, not connected', () => {
    const arrived = {
      type: 'reservation-arrived',
      reservation: reservation({ task: task({ attributes: {} }) }),
    } as const;
    const accepted = { ...arrived.reservation, status: 'accepted' } as const;
    const given = walk(ringing(), { type: 'reservation-gone', sid: 'WR1' }, arrived, {
      type: 'reservation-changed',
      reservation: accepted,
    });
    expect(talk(given)).toBe('none');
    expect(story(given).at(-1)).toBe('given');
  });
});
