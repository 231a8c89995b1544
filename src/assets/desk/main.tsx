import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import type { DeskEvent } from './model/event';
import { situationOf } from './model/situation';
import { signedOut } from './model/state';
import { contactOf } from './model/task';
import { update } from './model/update';
import { createApi } from './ports/api';
import type { Fetch } from './ports/api';
import { browserClock, everySecond } from './ports/clock';
import { performWith } from './ports/perform';
import { createSession } from './ports/session';
import { createTaskRouter } from './ports/taskrouter';
import { Desk } from './view/desk';
import type { SignIn } from './view/typed-sign-in';
import { headline } from './view/words/situation';

const clock = browserClock;
const state = signal(signedOut());
const now = signal(clock.now());

/** The SDK is most of the page's weight, so the sign-in form does not wait for it. */
const loadSdk = () => import('./ports/sdk');

const send: Fetch = (url, init) => fetch(url, init);
const api = createApi(clock, send);
const session = createSession(api);
const taskrouter = createTaskRouter({ loadSdk, clock, send, tell: dispatch });
const perform = performWith({ api, session, taskrouter }, dispatch);

function dispatch(event: DeskEvent): void {
  const next = update(state.peek(), event, clock.now());
  now.value = clock.now();
  state.value = next.state;
  for (const intent of next.intents) void perform(intent);
}

const signIn: SignIn = (workerName, password) => {
  session.remember(workerName, password);
  dispatch({ type: 'sign-in-asked', workerName });
  void loadSdk().catch(() => undefined);
};

effect(() => {
  const { word } = headline(situationOf(state.value), contactOf(state.value.worker?.attributes ?? {}));
  document.title = [word, state.value.workspaceName ?? 'Desk'].join(' · ');
});

const tick = (): void => dispatch({ type: 'tick' });
everySecond(clock, tick);
// Timers stand still while a tab sleeps; look at once when it wakes.
document.addEventListener('visibilitychange', tick);
window.addEventListener('online', () => dispatch({ type: 'network', online: true }));
window.addEventListener('offline', () => dispatch({ type: 'network', online: false }));

const place = document.getElementById('desk');
if (place) render(<Desk state={state} now={now} send={dispatch} signIn={signIn} />, place);
