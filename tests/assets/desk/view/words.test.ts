import type { End, Outcome } from '../../../../src/assets/desk/model/outcome';
import { situationOf } from '../../../../src/assets/desk/model/situation';
import { announcement, sentence, urgencyOf } from '../../../../src/assets/desk/view/words/happening';
import { effectOn, ending } from '../../../../src/assets/desk/view/words/outcome';
import { engagementProblem, signInProblem } from '../../../../src/assets/desk/view/words/problem';
import { headline } from '../../../../src/assets/desk/view/words/situation';
import { atTheDesk, inCall, OFFLINE, ringing, START, walk, wrappingUp } from '../model/given';

const outcome = (end: End, over: Partial<Outcome> = {}): Outcome => ({
  sid: 'WR1',
  taskSid: 'WT1',
  end,
  caller: { number: '+15550111' },
  isCall: true,
  at: START,
  activityAtArrival: 'Available',
  asked: false,
  ...over,
});

describe('the six ends', () => {
  const ends: End[] = ['completed', 'rejected', 'timed-out', 'canceled', 'rescinded', 'failed-to-connect'];

  it('are said in six ways', () => {
    const said = ends.map((end) => ending(outcome(end), '+15550199'));
    expect(new Set(said.map(({ headline }) => headline)).size).toBe(6);
    expect(new Set(said.map(({ detail }) => detail)).size).toBe(6);
  });

  it('name the phone that was not reached', () => {
    expect(ending(outcome('failed-to-connect'), '+15550199').headline).toBe('Your phone +15550199 was not reached');
    expect(ending(outcome('failed-to-connect', { reasonCode: 13223 }), undefined).detail).toContain('13223');
  });

  it('tell what became of the activity', () => {
    const offline = { name: 'Offline', available: false };
    expect(effectOn(outcome('timed-out'), offline)).toBe('You are now Offline: no calls reach you.');
    expect(effectOn(outcome('completed'), { name: 'Available', available: true })).toBe(
      'You are still Available: the next call can reach you.',
    );
  });
});

describe('the word of a situation', () => {
  it.each([
    ['Available', atTheDesk()],
    ['Offline', atTheDesk(OFFLINE)],
    ['Reconnecting', walk(atTheDesk(), { type: 'connection-lost' })],
    ['No network', walk(atTheDesk(), { type: 'network', online: false })],
    ['Incoming call', ringing()],
    ['Answer your phone', walk(ringing(), { type: 'accept-asked', sid: 'WR1' })],
    ['Rejecting', walk(ringing(), { type: 'reject-asked', sid: 'WR1' })],
    ['In a call', inCall()],
    ['Ending the call', walk(inCall(), { type: 'end-asked', sid: 'WR1' })],
    ['Wrap-up', wrappingUp()],
    ['Completing', walk(wrappingUp(), { type: 'complete-asked', sid: 'WR1' })],
  ])('is %s', (word, { state }) => {
    expect(headline(situationOf(state), '+15550199').word).toBe(word);
  });
});

describe('what is read aloud', () => {
  it('is the caller, what they want and the keys, at once', () => {
    const arrived = ringing().state.log.at(-1)!.happening;
    expect(urgencyOf(arrived)).toBe('assertive');
    expect(announcement(arrived)).toBe('Incoming call from +15550111 (a broken lamp). Enter accepts, Escape rejects.');
  });

  it('tells a change from outside from one the agent made', () => {
    const set = { what: 'activity', name: 'Offline', available: false } as const;
    expect(sentence({ ...set, by: 'agent' })).toBe('You are Offline');
    expect(sentence({ ...set, by: 'outside' })).toBe('You were set to Offline');
  });
});

describe('what went wrong', () => {
  it('is said with what it means for the call and what to do', () => {
    const problem = { code: 'upstream_timeout', message: 'x', status: 504 };
    expect(engagementProblem('connected', problem)).toBe(
      'The call was not ended: Twilio did not answer our server in time. You are still connected; try again, or hang up your phone.',
    );
    expect(engagementProblem('wrapping', { code: 'not-wrapping', message: 'assigned' })).toContain(
      'the task is assigned',
    );
  });

  it('does not tell a wrong name from a wrong password', () => {
    expect(signInProblem({ code: 'unauthorized', message: '', status: 401 })).toMatch(/name and password/);
    expect(signInProblem({ code: 'misconfigured', message: 'API_KEY is missing.', status: 500 })).toContain(
      'API_KEY is missing.',
    );
  });
});
