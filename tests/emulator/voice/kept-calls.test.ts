import { Calls } from '../../../emulator/voice/calls';
import { Conferences } from '../../../emulator/voice/conferences';
import { keepLatest, keptEnded } from '../../../emulator/voice/kept-calls';
import { TestFloor } from '../floor';

it('lets go of the calls and conferences that ended first, and of none that goes on', () => {
  const { engine } = new TestFloor();
  const calls = new Calls(engine);
  const conferences = new Conferences(engine, calls);
  keepLatest(engine, calls, conferences);
  const start = (): string => calls.start({ from: '+15550123', to: '+15550100', direction: 'inbound' }).sid;
  const goesOn = start();
  const room = conferences.open('goes on').sid;
  const ended = Array.from({ length: keptEnded + 3 }, (_, number) => {
    const sid = start();
    calls.end(sid);
    return { sid, room: conferences.end(conferences.open(`room ${number}`).sid, 'conference-ended-via-api').sid };
  });
  const { store } = engine;
  expect(store.calls.size).toBe(keptEnded + 1);
  expect(store.conferences.size).toBe(keptEnded + 1);
  expect([store.calls.get(goesOn)?.status, store.conferences.get(room)?.status]).toEqual(['ringing', 'init']);
  expect(ended.map(({ sid }) => store.calls.get(sid) !== undefined)).toEqual(ended.map((_, number) => number >= 3));
  expect(ended.map((one) => store.conferences.get(one.room) !== undefined)).toEqual(
    ended.map((_, number) => number >= 3),
  );
});
