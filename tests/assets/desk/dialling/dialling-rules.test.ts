import type { DeskEvent } from '../../../../src/assets/desk/desk-events';
import {
  DIAL_UNCLEAR,
  hindranceOf,
  NOT_NOW,
  OFFER_WITHIN_MS,
  SEEN_WITHIN_MS,
} from '../../../../src/assets/desk/dialling/dialling-rules';
import { atTheDesk, inConference, reservation, task, UNAVAILABLE, walk, worker } from '../given';

const on: DeskEvent = { type: 'features-read', features: { outbound: true, thirdNumber: true } };
const typed: DeskEvent = { type: 'dial-typed', text: '+1 555 0177' };
const asked: DeskEvent = { type: 'dial-asked' };
const offered = (number: string): DeskEvent => ({
  type: 'reservation-arrived',
  reservation: reservation({ task: task({ attributes: { outbound_to: number, from: '+15550100' } }) }),
});
const pad = () => walk(atTheDesk(UNAVAILABLE), on, { type: 'pad-asked', open: true }, typed);

it('calls a number, and accepts the call it asked for', () => {
  const dialling = walk(pad(), asked);
  expect(dialling.intents).toEqual([{ type: 'dial', number: '+15550177' }]);
  expect(walk(dialling, asked).intents).toEqual([]);
  const offer = walk(dialling, { type: 'dial-sent', taskSid: 'WT1' }, offered('+15550177'));
  expect(offer.intents).toEqual([{ type: 'accept', sid: 'WR1', by: 'conference' }]);
  expect(offer.state.engagements[0]?.stage.name).toBe('accepting');
  expect(offer.state.outbound).toMatchObject({ open: false, number: '' });
  expect(offer.state.outbound.dialling).toBeUndefined();
});

it('accepts it also when TaskRouter is quicker than our server', () => {
  const offer = walk(pad(), asked, offered('+15550177'));
  expect(offer.intents).toEqual([{ type: 'accept', sid: 'WR1', by: 'conference' }]);
  expect(walk(offer, { type: 'dial-sent', taskSid: 'WT1' }).state).toEqual(offer.state);
  const problem = { code: 'network', message: 'No answer' };
  expect(walk(offer, { type: 'dial-failed', problem }).state).toEqual(offer.state);
});

it('accepts no other call', () => {
  expect(walk(pad(), asked, offered('+15550188')).intents).toEqual([]);
  expect(walk(pad(), offered('+15550177')).intents).toEqual([]);
});

it('dials what is meant where the plan of the country is known, and says what is wrong with it', () => {
  const meant = walk(
    pad(),
    { type: 'dial-typed', text: '030 901820' },
    { ...asked, typed: { text: '030 901820', number: '+4930901820' } },
  );
  expect(meant.intents).toEqual([{ type: 'dial', number: '+4930901820' }]);
  const short = walk(
    pad(),
    { type: 'dial-typed', text: '030' },
    { ...asked, typed: { text: '030', wrong: 'too-short' } },
  );
  expect(short.intents).toEqual([]);
  expect(short.state.outbound).toMatchObject({ number: '030', problem: { code: 'too-short', message: '030' } });
  // What was read a frame ago is not what is dialled.
  const older = walk(pad(), { ...asked, typed: { text: '030 901820', number: '+4930901820' } });
  expect(older.intents).toEqual([{ type: 'dial', number: '+15550177' }]);
});

it('keeps the number where it cannot be called', () => {
  const wrong = walk(pad(), { type: 'dial-typed', text: '911' }, asked);
  expect(wrong.intents).toEqual([]);
  expect(wrong.state.outbound).toMatchObject({ number: '911', problem: { code: 'bad-number' } });
  const refused = walk(pad(), asked, { type: 'dial-failed', problem: { code: 'upstream_busy', message: 'Busy' } });
  expect(refused.state.outbound).toMatchObject({ number: '+1 555 0177', problem: { code: 'upstream_busy' } });
  expect(walk(refused, asked).intents).toHaveLength(1);
  expect(walk(refused, typed).state.outbound.problem).toBeUndefined();
});

it('gives up on a call that is not offered', () => {
  const so = walk(pad(), asked, { type: 'dial-sent', taskSid: 'WT1' }, OFFER_WITHIN_MS, { type: 'tick' });
  expect(so.state.outbound).toMatchObject({ number: '+1 555 0177', problem: { code: 'no-word' } });
  expect(so.state.outbound.dialling).toBeUndefined();
});

describe('a call of which no answer came', () => {
  const unanswered = () =>
    walk(pad(), asked, { type: 'dial-failed', problem: { code: 'timeout', message: 'No answer' } });

  it('is waited for, and accepted when it is offered', () => {
    expect(unanswered().state.outbound).toMatchObject({ dialling: { number: '+15550177' } });
    expect(unanswered().state.outbound.problem).toBeUndefined();
    expect(walk(unanswered(), asked).intents).toEqual([]);
    expect(walk(unanswered(), offered('+15550177')).intents).toEqual([
      { type: 'accept', sid: 'WR1', by: 'conference' },
    ]);
  });

  it('is accepted also when it is found after the line was gone', () => {
    const found = offered('+15550177');
    const reservations = found.type === 'reservation-arrived' ? [found.reservation] : [];
    const ready: DeskEvent = {
      type: 'ready',
      worker: worker({ activitySid: UNAVAILABLE }),
      activities: [],
      reservations,
    };
    expect(walk(unanswered(), ready).intents).toContainEqual({ type: 'accept', sid: 'WR1', by: 'conference' });
  });

  it('is not said to have failed when it is not offered', () => {
    const { outbound } = walk(unanswered(), SEEN_WITHIN_MS, { type: 'tick' }).state;
    expect(outbound).toMatchObject({ number: '+1 555 0177', problem: { code: DIAL_UNCLEAR } });
    expect(outbound.dialling).toBeUndefined();
  });
});

it('calls nobody where the desk does not offer it', () => {
  expect(walk(atTheDesk(), typed, asked).intents).toEqual([]);
});

describe('while nobody can be called', () => {
  const arrives: DeskEvent = { type: 'reservation-arrived', reservation: reservation() };
  const lost: DeskEvent = { type: 'network', online: false };

  it('calls nobody beside what rings, and keeps the field and what is typed in it', () => {
    const rings = walk(pad(), arrives, { type: 'dial-typed', text: '+1 555 0188' }, asked);
    expect(rings.intents).toEqual([]);
    expect(rings.state.outbound).toEqual({
      features: { outbound: true, thirdNumber: true },
      open: true,
      number: '+1 555 0188',
      problem: { code: NOT_NOW, message: expect.any(String) },
    });
    expect(rings.state.engagements[0]?.stage.name).toBe('ringing');
    expect(hindranceOf(rings.state)).toBe('busy');
  });

  it('calls nobody during a call, and somebody in its wrap-up', () => {
    const changed = (status: 'accepted' | 'wrapping'): DeskEvent => ({
      type: 'reservation-changed',
      reservation: inConference({ status }),
    });
    const talking = walk(pad(), arrives, { type: 'accept-asked', sid: 'WR1' }, changed('accepted'), asked);
    expect(talking.intents).toEqual([]);
    expect(talking.state.outbound.problem?.code).toBe(NOT_NOW);
    const over = walk(talking, changed('wrapping'), asked);
    expect(over.intents).toEqual([{ type: 'dial', number: '+15550177' }]);
    expect(over.state.outbound.problem).toBeUndefined();
  });

  it('calls nobody while the page is not connected', () => {
    const away = walk(pad(), lost, asked);
    expect(away.intents).toEqual([]);
    expect(away.state.outbound).toMatchObject({ open: true, number: '+1 555 0177', problem: { code: NOT_NOW } });
    expect(hindranceOf(away.state)).toBe('not-ready');
  });

  it('does not open the pad, and closes it', () => {
    const shut = walk(atTheDesk(), on, arrives, { type: 'pad-asked', open: true });
    expect(shut.state.outbound).toMatchObject({ open: false, problem: { code: NOT_NOW } });
    expect(walk(pad(), arrives, { type: 'pad-asked', open: false }).state.outbound.open).toBe(false);
  });

  it('does not call later by itself, and says no longer that nobody can be called', () => {
    const rings = walk(pad(), arrives, asked);
    expect(walk(rings, { type: 'tick' }).state.outbound.problem?.code).toBe(NOT_NOW);
    const gone = walk(
      rings,
      { type: 'reservation-changed', reservation: reservation({ status: 'canceled' }) },
      { type: 'tick' },
    );
    expect(gone.state.engagements).toEqual([]);
    expect(gone.intents).toEqual([]);
    expect(gone.state.outbound).toMatchObject({ open: true, number: '+1 555 0177' });
    expect(gone.state.outbound.problem).toBeUndefined();
  });
});
