import { searchEvents } from '../../../../emulator/console/model/event-search';
import { anEvent, aReservation, aWorkspace, sidOf } from '../pretend';

const created = anEvent(3, {
  type: 'reservation.created',
  resourceSid: sidOf('WR', 1),
  description: 'reservation.created: worker Alice',
});
const entered = anEvent(2, { type: 'task-queue.entered', resourceSid: sidOf('WT', 1) });
const moved = anEvent(1, { type: 'worker.activity.update', resourceSid: sidOf('WK', 2), description: 'worker bob' });
const events = [created, entered, moved];
const workspaces = [aWorkspace({ reservations: [aReservation(1)] })];

const search = (text: string): unknown[] => searchEvents(events, text, workspaces);

describe('searchEvents', () => {
  it('finds all without a search, in the same order', () => {
    expect(search('  ')).toEqual(events);
  });

  it('finds a word in the type, the description and the SIDs, in any case', () => {
    expect(search('ENTERED')).toEqual([entered]);
    expect(search('alice')).toEqual([created]);
    expect(search(sidOf('EV', 1))).toEqual([moved]);
  });

  it('wants every word', () => {
    expect(search('worker alice')).toEqual([created]);
    expect(search('bob alice')).toEqual([]);
  });

  it('finds the reservations of a task and of a worker with them', () => {
    expect(search(sidOf('WT', 1))).toEqual([created, entered]);
    expect(search(sidOf('WK', 1))).toEqual([created]);
  });
});
