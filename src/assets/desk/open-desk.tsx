import { effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { DeskEvent } from './model/event';
import type { Settings } from './model/settings';
import { situationOf } from './model/situation';
import { signedOut } from './model/state';
import { contactOf } from './model/task';
import { update } from './model/update';
import { createApi } from './ports/api';
import type { Fetch } from './ports/api';
import { everySecond } from './ports/clock';
import type { Clock } from './ports/clock';
import { performWith } from './ports/perform';
import { createSession } from './ports/session';
import { createTaskRouter } from './ports/taskrouter';
import { Desk } from './view/desk';
import type { ChooseLanguage } from './view/language-picker';
import { wordsReady } from './view/messages/words';
import type { AtDoor } from './view/sign-in';
import type { SignIn } from './view/typed-sign-in';
import { headline } from './view/words/situation';

/** What the sign-in form, which loads first, hands over to the desk. */
export interface Entrance {
  readonly clock: Clock;
  readonly send: Fetch;
  readonly settings: ReadonlySignal<Settings>;
  readonly chooseLanguage: ChooseLanguage;
  /** Told how the sign-in form stands; `undefined` while somebody is signed in. */
  readonly tellDoor: (at: AtDoor | undefined) => void;
}

/** The desk, ready for somebody to sign in. */
export interface OpenDesk {
  readonly signIn: SignIn;
  /** What a signed-in agent sees. */
  readonly Room: ComponentType;
}

/** Wires the model, the ports and the view of everything behind the sign-in form. Called once. */
export async function openDesk({ clock, send, settings, chooseLanguage, tellDoor }: Entrance): Promise<OpenDesk> {
  await wordsReady;
  const state = signal(signedOut('', settings.peek()));
  const now = signal(clock.now());

  /** The SDK is most of the page's weight, so it comes last, while the agent types. */
  const loadSdk = () => import('./ports/sdk');

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
  };

  effect(() => dispatch({ type: 'settings-read', settings: settings.value }));

  effect(() => {
    const situation = situationOf(state.value);
    const { session: current, workspaceName, worker, settings: configured } = state.value;
    if (situation.name === 'signed-out' || situation.name === 'signing-in') {
      const problem = current.name === 'signed-out' ? current.problem : undefined;
      const { workerName } = current;
      tellDoor({ workerName, sending: situation.name === 'signing-in', ...(problem && { problem }) });
      return;
    }
    tellDoor(undefined);
    const { word } = headline(situation, contactOf(worker?.attributes ?? {}));
    document.title = [word, workspaceName ?? configured.name].join(' · ');
  });

  const tick = (): void => dispatch({ type: 'tick' });
  everySecond(clock, tick);
  // Timers stand still while a tab sleeps; look at once when it wakes.
  document.addEventListener('visibilitychange', tick);
  window.addEventListener('pagehide', () => dispatch({ type: 'page-leaving' }));
  window.addEventListener('online', () => dispatch({ type: 'network', online: true }));
  window.addEventListener('offline', () => dispatch({ type: 'network', online: false }));

  void loadSdk().catch(() => undefined);
  return {
    signIn,
    Room: () => <Desk state={state} now={now} send={dispatch} signIn={signIn} chooseLanguage={chooseLanguage} />,
  };
}
