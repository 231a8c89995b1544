import { alarmOf } from '../../../../src/assets/desk/ring/ring-rules';
import type { End, Outcome } from '../../../../src/assets/desk/ground/outcome';
import { situationOf } from '../../../../src/assets/desk/card/card-situation';
import { alarmTitle, noticeWords } from '../../../../src/assets/desk/ring/page-signals';
import { announcement, sentence, urgencyOf } from '../../../../src/assets/desk/log/log-words';
import { cameBackToYou, effectOn, ending, engagementProblem } from '../../../../src/assets/desk/offer/offer-words';
import { cause } from '../../../../src/assets/desk/ground/cause-words';
import { signInProblem } from '../../../../src/assets/desk/sign-in/sign-in-problem';
import { actionLabel, headline } from '../../../../src/assets/desk/card/card-headline';
import {
  acceptedJustSo,
  atTheDesk,
  inCall,
  inConference,
  OFFLINE,
  reservation,
  ringing,
  START,
  task,
  walk,
  wrappingUp,
} from '../given';

const outcome = (end: End, over: Partial<Outcome> = {}): Outcome => ({
  sid: 'WR1',
  taskSid: 'WT1',
  end,
  caller: { number: '+15550111' },
  talk: 'call',
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

  it('name the phone that could not be reached', () => {
    expect(ending(outcome('failed-to-connect'), '+15550199').headline).toBe(
      'Your phone +15550199 could not be reached',
    );
    expect(ending(outcome('failed-to-connect', { reasonCode: 13223 }), undefined).detail).toContain('13223');
  });

  it('blame the caller only where the caller hung up', () => {
    const said = (over: Partial<Outcome>) => ending(outcome('canceled', over), undefined);
    expect(said({ reason: 'hangup' })).toEqual({
      headline: 'The caller is gone',
      detail: 'They hung up before you were connected.',
    });
    expect(said({ reason: 'Task TTL Exceeded.' })).toEqual({
      headline: 'The call was canceled',
      detail: 'The caller did not hang up: Task TTL Exceeded. There is nothing more to do.',
    });
    expect(said({ talk: 'none', reason: 'solved by mail' })).toEqual({
      headline: 'The task was canceled',
      detail: 'Reason: solved by mail. There is nothing more to do.',
    });
    expect(said({ reason: 'x'.repeat(1_000) }).detail.length).toBeLessThan(250);
  });

  it('say that going unavailable handed a call on', () => {
    expect(ending(outcome('rejected', { handedOn: true }), undefined).headline).toBe('The call went to somebody else');
  });

  it('tell what became of the activity', () => {
    const offline = { name: 'Offline', available: false };
    expect(effectOn(outcome('timed-out'), offline)).toBe('You are now Offline: you get no calls.');
    expect(effectOn(outcome('completed'), { name: 'Available', available: true })).toBe(
      'You are still Available: you can get the next call.',
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
    ['On a call', inCall()],
    ['Ending the call', walk(inCall(), { type: 'end-asked', sid: 'WR1' })],
    ['Wrap-up', wrappingUp()],
    ['Completing', walk(wrappingUp(), { type: 'complete-asked', sid: 'WR1' })],
  ])('is %s', (word, { state }) => {
    expect(headline(situationOf(state), '+15550199').word).toBe(word);
  });
});

describe('a call that nobody was connected with', () => {
  const said = (walked: ReturnType<typeof acceptedJustSo>) => headline(situationOf(walked.state), '+15550199');
  const wrapped = () =>
    walk(acceptedJustSo(), 1_000, {
      type: 'reservation-changed',
      reservation: reservation({ status: 'wrapping' }),
    });

  it('is not called a call one is in', () => {
    expect(said(acceptedJustSo())).toMatchObject({
      word: 'Accepted',
      sentence: 'Nobody is connected: the caller is still waiting.',
    });
    expect(sentence(acceptedJustSo().state.log.at(-1)!.happening)).toBe('+15550111 was assigned to you');
    expect(actionLabel('end', acceptedJustSo().state.engagements[0])).toBe('End task');
  });

  it('is ended, wrapped up and completed as a task', () => {
    const closing = walk(acceptedJustSo(), { type: 'end-asked', sid: 'WR1' });
    expect(said(closing).word).toBe('Ending the task');
    expect(sentence(closing.state.log.at(-1)!.happening)).toBe('Ending the task from +15550111');
    expect(said(wrapped()).sentence).toBe('Nobody was connected. Complete the task when you are done.');
    const { state } = walk(wrapped(), {
      type: 'reservation-changed',
      reservation: reservation({ status: 'completed' }),
    });
    expect(ending(state.outcome!, undefined)).toEqual({
      headline: 'Task completed',
      detail: 'Nobody was connected to the caller.',
    });
  });

  it('is one as soon as TaskRouter says so', () => {
    const { attributes } = inConference().task;
    const connected = walk(acceptedJustSo(), { type: 'task-changed', task: task({ status: 'assigned', attributes }) });
    expect(said(connected).word).toBe('On a call');
    expect(sentence(connected.state.log.at(-1)!.happening)).toBe('Connected with +15550111');
  });
});

describe('what is read aloud', () => {
  it('is the caller, what they want and the keys, at once', () => {
    const arrived = ringing().state.log.at(-1)!.happening;
    expect(urgencyOf(arrived)).toBe('assertive');
    expect(announcement(arrived)).toBe(
      'Incoming call from +15550111 (a broken lamp). Press Enter to accept, Escape to reject.',
    );
  });

  it('calls a task a task', () => {
    const [arrived] = walk(atTheDesk(), {
      type: 'reservation-arrived',
      reservation: reservation({ task: task({ attributes: { name: 'Ana Ruiz' } }) }),
    }).state.log.slice(-1);
    expect(announcement(arrived!.happening)).toBe(
      'Incoming task from Ana Ruiz. Press Enter to accept, Escape to reject.',
    );
  });

  it('names the agent’s own keys, and none that are switched off', () => {
    const arrived = ringing().state.log.at(-1)!.happening;
    const own = { keys: { accept: 'Alt+y', reject: 'n' }, singles: true } as const;
    expect(announcement(arrived, own)).toMatch(/Press Alt\+Y to accept, N to reject\.$/);
    expect(announcement(arrived, { ...own, singles: false })).toBe('Incoming call from +15550111 (a broken lamp).');
  });

  it('tells a change from outside from one the agent made', () => {
    const set = { what: 'activity', name: 'Offline', available: false } as const;
    expect(sentence({ ...set, by: 'agent' })).toBe('You are Offline');
    expect(sentence({ ...set, by: 'outside' })).toBe('You were set to Offline');
  });
});

describe('a phone that did not answer', () => {
  it('is named, where there is a number', () => {
    const line = { what: 'gave-up', contact: '+15550199', times: 2 } as const;
    expect(sentence(line)).toBe('Your phone +15550199 went unanswered twice in a row');
    expect(sentence({ ...line, contact: '' })).toBe('Your phone went unanswered twice in a row');
  });
});

describe('a call seen from afar', () => {
  it('is named in the tab and on the desktop', () => {
    const { state, now } = ringing();
    const alarm = alarmOf(state, now)!;
    expect(alarmTitle(alarm)).toBe('(1) Ringing · +15550111');
    expect(noticeWords(alarm)).toEqual({ title: 'Incoming call', body: '+15550111 (a broken lamp), support' });
    expect(noticeWords({ ...alarm, talk: 'none' }).title).toBe('Incoming task');
  });
});

describe('what went wrong', () => {
  it('is said with what it means for the call and what to do', () => {
    const problem = { code: 'upstream_timeout', message: 'x', status: 504 };
    expect(engagementProblem('connected', problem, 'call')).toBe(
      'Could not end the call: Twilio did not answer our server in time. You are still connected; try again, or hang up your phone.',
    );
    expect(engagementProblem('wrapping', { code: 'not-wrapping', message: 'assigned' }, 'call')).toContain(
      'the task is assigned',
    );
  });

  it('tells that there is no call, and that the task can be taken without one', () => {
    const said = engagementProblem('ringing', { code: 'caller-gone', message: 'Call CA1 …', status: 400 }, 'call');
    expect(said).toMatch(/^There is no call to connect/);
    expect(said).toContain('Take the task without a call, or reject it.');
    expect(said).not.toContain('try again');
  });

  it('never says of what was not answered that it did not work, nor to try again', () => {
    const lost = { code: 'network', message: 'No answer' };
    for (const stage of ['accepting', 'rejecting', 'ending', 'completing'] as const)
      expect(engagementProblem(stage, lost, 'call')).not.toMatch(/did not work|was not|again\b/);
    expect(engagementProblem('ending', lost, 'call')).toContain('You can also hang up your phone.');
    expect(engagementProblem('ending', lost, 'none')).not.toContain('phone');
    expect(engagementProblem('accepting', lost, 'call')).toContain('If your phone rings, answer it.');
  });

  it('keeps SIDs to itself', () => {
    const message = `Reservation WR${'0'.repeat(31)}1 is not pending.`;
    expect(cause({ code: 'refused', message })).toBe('Reservation is not pending');
  });

  it('tells an agent to whom the call comes back what they can do now', () => {
    const said = cameBackToYou(outcome('rejected'));
    expect(said).toContain('takes no calls and reject it');
    expect(said).not.toContain('first');
  });

  it('does not say that a caller hung up who may have been deleted', () => {
    expect(ending(outcome('canceled', { lost: true }), undefined).headline).toBe('This call no longer exists');
  });

  it('does not tell a wrong name from a wrong password', () => {
    expect(signInProblem({ code: 'unauthorized', message: '', status: 401 })).toMatch(/name or password/);
    expect(signInProblem({ code: 'misconfigured', message: 'API_KEY is missing.', status: 500 })).toContain(
      'API_KEY is missing.',
    );
  });
});
