import type { DeskEvent } from '../../../../src/assets/desk/model/event';
import { OFFER_WITHIN_MS } from '../../../../src/assets/desk/model/outbound/update';
import { atTheDesk, reservation, task, UNAVAILABLE, walk } from './given';

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
});

it('accepts no other call', () => {
  expect(walk(pad(), asked, offered('+15550188')).intents).toEqual([]);
  expect(walk(pad(), offered('+15550177')).intents).toEqual([]);
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

it('calls nobody where the desk does not offer it', () => {
  expect(walk(atTheDesk(), typed, asked).intents).toEqual([]);
});
