import { Happening, lifeMs, onFloor, problem } from '../given';

const refusal = { code: 'unauthorized', message: 'Wrong.', status: 401 };

it('signs in, and reads the floor', () => {
  const page = new Happening();
  expect(page.hear({ type: 'sign-in-asked', workerName: 'bob' })).toEqual([{ type: 'open-session' }]);
  expect(page.hear({ type: 'sign-in-asked', workerName: 'bob' })).toEqual([]);
  expect(page.hear({ type: 'session-opened', workerName: 'bob', lifeMs })).toEqual([
    { type: 'read-floor', fresh: false },
  ]);
  expect(page.state.session).toMatchObject({ name: 'open', workerName: 'bob' });
});

it('says why it did not sign in', () => {
  const page = new Happening();
  page.hear({ type: 'sign-in-asked', workerName: 'bob' }, { type: 'session-failed', problem: refusal });
  expect(page.state.session).toEqual({ name: 'signed-out', workerName: 'bob', problem: refusal });
});

it('renews its token in time, once, and tries again where the network fails', () => {
  const page = onFloor();
  expect(page.wait(lifeMs * 0.8)).toContainEqual({ type: 'open-session' });
  expect(page.wait(1_000)).not.toContainEqual({ type: 'open-session' });
  page.hear({ type: 'session-failed', problem });
  expect(page.wait(29_000)).not.toContainEqual({ type: 'open-session' });
  expect(page.wait(1_000)).toContainEqual({ type: 'open-session' });
  page.hear({ type: 'session-opened', workerName: 'bob', lifeMs });
  expect(page.state.figures?.workspaceName).toBe('writers');
  expect(page.wait(lifeMs * 0.8 - 1)).not.toContainEqual({ type: 'open-session' });
});

it('reads at once with the new token where the old one was refused', () => {
  const page = onFloor();
  page.wait(5_000);
  page.hear({ type: 'session-refused' }, { type: 'figures-unread', problem: refusal, roll: 1 });
  expect(page.wait(1_000)).toEqual([]);
  page.hear({ type: 'session-opened', workerName: 'bob', lifeMs });
  expect(page.wait(1_000)).toEqual([{ type: 'read-floor', fresh: false }]);
});

it.each([
  [
    'the password is not taken any more',
    (page: Happening) => page.hear({ type: 'session-refused' }, { type: 'session-failed', problem: refusal }),
  ],
  ['the token runs out', (page: Happening) => page.wait(lifeMs)],
])('asks to sign in again when %s, and shows nothing of the floor', (_, happen) => {
  const page = onFloor();
  expect(happen(page)).toEqual([{ type: 'forget-session' }]);
  expect(page.state.session).toMatchObject({
    name: 'signed-out',
    workerName: 'bob',
    problem: { code: 'session_over' },
  });
  expect(page.state.figures).toBeUndefined();
});

it.each(['signed_out', 'switched_off', 'somebody_else', 'forbidden'])('says why the session is over: %s', (code) => {
  const page = onFloor();
  const why = { code, message: 'No.', status: code === 'forbidden' ? 403 : 401 };
  page.hear({ type: 'session-refused' }, { type: 'session-failed', problem: why });
  expect(page.state.session).toMatchObject({ name: 'signed-out', problem: why });
});

it('complains of nothing where there was no session to go on with', () => {
  const page = new Happening();
  const none = { code: 'no-session', message: 'Nobody is signed in.' };
  page.hear({ type: 'sign-in-asked', workerName: '' }, { type: 'session-failed', problem: none });
  expect(page.state.session).toEqual({ name: 'signed-out', workerName: '' });
});

it('tells as long as the server has not heard of the sign-out', () => {
  const page = onFloor();
  page.hear({ type: 'sign-out-asked' }, { type: 'sign-out-unheard' });
  expect(page.state.session).toMatchObject({ name: 'signed-out', problem: { code: 'sign-out-unheard' } });
  page.hear({ type: 'signed-out' });
  expect(page.state.session).toEqual({ name: 'signed-out', workerName: 'bob' });
});

it('signs out, and takes no answer that comes later', () => {
  const page = onFloor();
  expect(page.hear({ type: 'sign-out-asked' })).toEqual([{ type: 'leave-session' }]);
  page.read();
  expect(page.hear({ type: 'session-opened', workerName: 'bob', lifeMs })).toEqual([]);
  page.hear({ type: 'session-failed', problem }, { type: 'figures-unread', problem, roll: 0 });
  expect(page.state.session).toEqual({ name: 'signed-out', workerName: 'bob' });
  expect(page.state.figures).toBeUndefined();
  expect(page.wait(60_000)).toEqual([]);
});
