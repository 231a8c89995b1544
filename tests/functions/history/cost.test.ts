import { Waves } from '../../../bench/functions/waves';
import { TellingCall, TellingFloor } from './telling-floor';

let floor: TellingFloor;
let waves: Waves;
/** What was on its way to the desk since it was last asked about. */
let events: { readonly path: string; readonly fields: Readonly<Record<string, string>> }[];

beforeEach(async () => {
  floor = await TellingFloor.open();
  waves = await Waves.before(floor.desk.emulator.origin);
  events = [];
  // None arrives by itself: each is carried by hand, so that what it costs is told from what others do.
  floor.desk.fate = (fields) => {
    events.push({
      path: fields.has('EventType') ? '/wrap-up-sweep' : '/conference-events',
      fields: Object.fromEntries(fields),
    });
    return [];
  };
  for (const other of ['bob', 'carol']) await floor.desk.go(other, 'Offline');
  // The sweep goes by the time of the events, and comes with none that is before its last.
  await floor.desk.post('/wrap-up-sweep', { TimestampMs: String(floor.desk.now + 86_400_000) });
});
afterEach(async () => {
  await waves.close();
  await floor.desk.close();
});

type Cost = readonly [event: string, requests: number, steps: number];

/** Carries what has happened: each event with its requests, and how many of them had to wait for others. */
async function carried(): Promise<Cost[]> {
  const told: Cost[] = [];
  for (const { path, fields } of events.splice(0)) {
    waves.startOver();
    await floor.desk.post(path, fields, waves.origin);
    const name = fields['EventType'] ?? fields['StatusCallbackEvent'] ?? '';
    told.push([name, waves.passed.length, waves.passed.at(-1)?.step ?? 0]);
  }
  return told;
}

/** A call of somebody with alice, from the first ring to when its task is deleted. */
async function costs(): Promise<Cost[]> {
  const call = await TellingCall.from(floor, '+15557654321', '+15557654321');
  await call.accept((await call.offeredTo()) ?? 'alice');
  await floor.desk.leap(1);
  await call.hold(1);
  const held = await carried();
  await call.end('caller');
  await floor.desk.leap(1);
  const ended = await carried();
  await call.complete();
  await floor.desk.leap(0);
  const completed = await carried();
  await floor.desk.leap(400);
  return [...held, ...ended, ...completed, ...(await carried())];
}

it('is a few requests for each event of a call, and one map more for who was not there before', async () => {
  const again: Cost[] = [
    // One of them asks whether another agent is to be told.
    ['participant-hold', 3, 2],
    ['participant-unhold', 3, 2],
    ['task.wrapup', 8, 5],
    // Two of them write into the task who hung up.
    ['conference-end', 4, 2],
    // One of them is the watch's.
    ['task.completed', 9, 5],
    // Nothing is news.
    ['task.system-deleted', 5, 3],
  ];
  const first = again.map((cost): Cost => (cost[0] === 'task.wrapup' ? ['task.wrapup', 14, 9] : cost));
  expect(await costs()).toEqual(first);
  expect(await costs()).toEqual(again);
});
