import { mostColleagues, teamIn } from '../../../src/lib/team/team-in-floor';

const worker = (sid: string, state: string) => ({
  sid,
  friendlyName: `${sid}'s`,
  activitySid: 'WA1',
  state,
  forSeconds: 7,
});
const queue = (sid: string, waiting: number, longestWaitSeconds: number) => ({
  sid,
  friendlyName: sid,
  waiting,
  longestWaitSeconds,
  overdue: 3,
});
const floor = (workers: object[]) => ({
  activities: [{ sid: 'WA1', friendlyName: 'Break', available: false }],
  workers,
  queues: [queue('own', 0, 0), queue('theirs', 9, 900), queue('busy', 2, 40)],
  tasks: [{ sid: 'WT1', caller: '+15550100' }],
});

it('tells an agent of their own queues and of their colleagues, and nothing of callers, tasks and other queues', () => {
  const people = [worker('a', 'away'), worker('me', 'free'), worker('c', 'working'), worker('b', 'free')];
  expect(teamIn(floor(people), 'me', new Set(['own', 'busy']))).toEqual({
    queues: [
      { friendlyName: 'busy', waiting: 2, longestWaitSeconds: 40 },
      { friendlyName: 'own', waiting: 0, longestWaitSeconds: 0 },
    ],
    colleagues: [
      { friendlyName: "b's", activityName: 'Break', state: 'free', forSeconds: 7 },
      { friendlyName: "c's", activityName: 'Break', state: 'working', forSeconds: 7 },
      { friendlyName: "a's", activityName: 'Break', state: 'away', forSeconds: 7 },
    ],
  });
});

it('tells of so many colleagues at most, whoever is free first', () => {
  const crowd = Array.from({ length: 300 }, (_, index) => worker(`w${index}`, index === 299 ? 'free' : 'away'));
  const { colleagues } = teamIn(floor(crowd), 'me', new Set());
  expect(colleagues).toHaveLength(mostColleagues);
  expect(colleagues[0]).toMatchObject({ friendlyName: "w299's" });
});

it('says so where the reading is none', () => {
  expect(() => teamIn({ workers: 7 }, 'me', new Set())).toThrow('The floor could not be read.');
});
