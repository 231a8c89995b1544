import { setImmediate as turnOver } from 'node:timers/promises';
import { Departures } from '../../../emulator/rest/listener';

test('what comes up in one turn of the event loop leaves together, in its order', async () => {
  const departures = new Departures();
  const left: string[] = [];
  departures.add(() => left.push('first'));
  await Promise.resolve();
  departures.add(() => {
    left.push('second');
    departures.add(() => left.push('late'));
  });
  expect(left).toEqual([]);
  await turnOver();
  expect(left).toEqual(['first', 'second']);
  await turnOver();
  expect(left).toEqual(['first', 'second', 'late']);
});
