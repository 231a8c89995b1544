import { API_TIMEOUT_MS, createApi } from '../../../../src/assets/desk/ground/api';
import { type FunctionServer, startFunctionServer } from './function-server';
import { handClock } from './hand-clock';

let server: FunctionServer;
const clock = handClock();
const api = () => createApi(clock, server.send);
const answerWith = (status: number, body: unknown) => {
  server.answer = { status, body: JSON.stringify(body) };
};

beforeEach(async () => {
  server = await startFunctionServer();
});
afterEach(() => server.close());

describe('our own Functions', () => {
  it('are asked for a token with the worker name and the password', async () => {
    const taskrouter = {
      ebServer: 'http://127.0.0.1:4010/v1/wschannels',
      wsServer: 'ws://127.0.0.1:4010/v1/wschannels',
    };
    answerWith(200, { token: 't', expiresAt: 'x', worker: { sid: 'WK1', friendlyName: 'Charles' }, taskrouter });
    expect(await api().signIn({ workerName: 'charles', password: 'secret' })).toEqual({
      token: 't',
      workerName: 'Charles',
      taskrouter,
    });
    expect(server.seen).toEqual([
      { method: 'POST', path: '/token', authorization: undefined, body: { worker: 'charles', password: 'secret' } },
    ]);
  });

  it('are told the password that somebody chooses who was invited, and another one', async () => {
    answerWith(200, { token: 't', worker: { friendlyName: 'Charles' }, ownPasscode: true });
    const typed = { workerName: 'charles', password: 'the-code', newPasscode: 'seven green umbrellas' };
    expect(await api().signIn(typed)).toEqual({ token: 't', workerName: 'Charles', ownPasscode: true });
    await api().changePasscode('seven green umbrellas', 'nine blue umbrellas');
    expect(server.seen.map(({ body }) => body)).toEqual([
      { worker: 'charles', password: 'the-code', newPasscode: 'seven green umbrellas' },
      { changePasscode: true, password: 'seven green umbrellas', newPasscode: 'nine blue umbrellas' },
    ]);
  });

  it('lead to Twilio itself when they name no other address', async () => {
    answerWith(200, { token: 't', worker: { friendlyName: 'charles' } });
    expect(await api().signIn({ workerName: 'charles', password: 'secret' })).toEqual({
      token: 't',
      workerName: 'charles',
    });
  });

  it('say where the telephone enters Twilio’s network, in text or not at all', async () => {
    const reply = { token: 't', worker: { friendlyName: 'charles' } };
    const ticket = { token: 't', workerName: 'charles' };
    answerWith(200, { ...reply, phone: { edge: 'dublin' } });
    expect(await api().signIn({ workerName: 'charles', password: 'secret' })).toEqual({
      ...ticket,
      phoneEdge: 'dublin',
    });
    for (const phone of [null, 'dublin', {}, { edge: ['dublin'] }, { edge: null }]) {
      answerWith(200, { ...reply, phone });
      expect(await api().signIn({ workerName: 'charles', password: 'secret' })).toEqual(ticket);
    }
  });

  it('tell the workspace and its activities', async () => {
    answerWith(200, {
      workspace: { sid: 'WS1', friendlyName: 'writers' },
      activities: [{ sid: 'WA1', friendlyName: 'Offline', available: false }],
      features: { outbound: true },
    });
    expect(await api().readWorkspace('t')).toEqual({
      workspaceName: 'writers',
      activities: [{ sid: 'WA1', name: 'Offline', available: false }],
      features: { outbound: true, thirdNumber: false },
    });
    expect(server.seen[0]).toMatchObject({ method: 'GET', path: '/activities', authorization: 'Bearer t' });
  });

  it('end a conference and fix a task with the token', async () => {
    answerWith(200, { conferenceSid: 'CF1', status: 'completed', alreadyEnded: true });
    expect(await api().endConference('t', 'CF1')).toEqual({ alreadyEnded: true });
    answerWith(200, { taskSid: 'WT1', assignmentStatus: 'completed', fixed: true });
    expect(await api().fixTask('t', 'WT1')).toEqual({ status: 'completed', fixed: true });
    expect(server.seen).toMatchObject([
      { path: '/conference-end', authorization: 'Bearer t', body: { conference: 'CF1' } },
      { path: '/task-fix', authorization: 'Bearer t', body: { taskSid: 'WT1' } },
    ]);
  });
});

describe('notes', () => {
  it('are sent with what was there before, and come back as they are saved', async () => {
    answerWith(200, { taskSid: 'WT1', notes: 'theirs\nmine', disposition: null, deadline: '2026-11-20T13:02:00.000Z' });
    const words = { taskSid: 'WT1', notes: 'mine', notesBefore: '' };
    expect(await api().writeWrapUp('t', words)).toEqual({
      notes: 'theirs\nmine',
      deadline: Date.parse('2026-11-20T13:02:00.000Z'),
    });
    expect(server.seen).toMatchObject([{ path: '/wrap-up', authorization: 'Bearer t', body: words }]);
  });

  it('stay as they were sent where the answer does not say how they are', async () => {
    answerWith(200, { notes: 7, deadline: null });
    expect(await api().writeWrapUp('t', { taskSid: 'WT1', notes: 'mine' })).toEqual({});
  });
});

describe('a problem with our own Functions', () => {
  const typed = { workerName: 'charles', password: 'x' };

  it('is told by their code and message', async () => {
    answerWith(429, { error: { code: 'too_many_attempts', message: 'Wait.' } });
    await expect(api().signIn(typed)).rejects.toMatchObject({
      problem: { code: 'too_many_attempts', message: 'Wait.', status: 429 },
    });
  });

  it('says when to ask again, where they say so', async () => {
    const headers = { 'Retry-After': '7' };
    server.answer = { status: 429, headers, body: '{}' };
    await expect(api().signIn(typed)).rejects.toMatchObject({ problem: { status: 429, retryAfterSeconds: 7 } });
    server.answer = { status: 503, headers: { 'Retry-After': 'Mon, 30 Nov 2026 09:15:00 GMT' }, body: '{}' };
    await expect(api().signIn(typed)).rejects.not.toHaveProperty('problem.retryAfterSeconds');
  });

  it('is told by the status when the answer is not theirs', async () => {
    server.answer = { status: 502, body: '<html>' };
    await expect(api().signIn(typed)).rejects.toMatchObject({ problem: { code: 'server', status: 502 } });
  });

  it('is noticed when a good answer lacks what the page needs', async () => {
    answerWith(200, { token: 7 });
    await expect(api().signIn(typed)).rejects.toMatchObject({ problem: { code: 'unreadable' } });
  });

  it('is noticed when nobody answers', async () => {
    await server.close();
    await expect(api().signIn(typed)).rejects.toMatchObject({ problem: { code: 'network' } });
    server = await startFunctionServer();
  });

  it('is noticed when no answer comes in time, and leaves no wait behind', async () => {
    server.answer = 'silence';
    const asked = api().fixTask('t', 'WT1');
    clock.advance(API_TIMEOUT_MS);
    await expect(asked).rejects.toMatchObject({ problem: { code: 'timeout' } });
    expect(clock.waiting()).toBe(0);
  });
});
