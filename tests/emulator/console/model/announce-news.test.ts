import { announceNews } from '../../../../emulator/console/model/announce-news';
import { aCall, anEvent, aReservation, aSnapshot, aWorker, aWorkspace, sidOf } from '../pretend';

const reservation = aReservation(1, { workerName: 'alice' });
const workers = [aWorker(1, { friendlyName: 'bob', activityName: 'Available' })];
const workspaces = [aWorkspace({ reservations: [reservation], workers })];
const before = aSnapshot({ workspaces, events: [anEvent(1)] });

describe('announceNews', () => {
  it.each([
    ['reservation.created', 'alice is ringing.'],
    ['reservation.accepted', 'alice accepted.'],
    ['reservation.rejected', 'alice rejected.'],
    ['reservation.timeout', 'alice did not answer in time.'],
    ['reservation.canceled', 'alice lost the reservation: canceled.'],
    ['reservation.rescinded', 'alice lost the reservation: somebody else accepted first.'],
  ])('tells %s by the name of the worker', (type, sentence) => {
    const news = anEvent(2, { type, resourceSid: reservation.sid });
    expect(announceNews(before, { ...before, events: [news, anEvent(1)] })).toBe(sentence);
  });

  it('tells what a worker is now', () => {
    const news = anEvent(2, { type: 'worker.activity.update', resourceSid: sidOf('WK', 1) });
    expect(announceNews(before, { ...before, events: [news] })).toBe('bob is now Available.');
  });

  it('tells several in the order in which they happened', () => {
    const news = [anEvent(3, { type: 'reservation.created', resourceSid: reservation.sid }), anEvent(2)];
    expect(announceNews(before, { ...before, events: news })).toBe('A task was created. alice is ringing.');
  });

  it('sums up more than three', () => {
    const news = [2, 3, 4, 5].map((count) => anEvent(count)).toReversed();
    expect(announceNews(before, { ...before, events: news })).toBe('4 things happened. The last: A task was created.');
  });

  it('tells that a call has ended, once', () => {
    const live = { ...before, calls: [aCall(1)] };
    const ended = { ...before, calls: [aCall(1, { status: 'completed' })] };
    expect(announceNews(live, ended)).toBe('The call from +15550142 has ended.');
    expect(announceNews(ended, ended)).toBeUndefined();
  });

  it('says nothing of events nobody needs to hear', () => {
    const news = anEvent(2, { type: 'worker.capacity.update', resourceSid: sidOf('WK', 1) });
    expect(announceNews(before, { ...before, events: [news] })).toBeUndefined();
  });
});
