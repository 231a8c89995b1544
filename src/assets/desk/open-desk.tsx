import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { DeskEvent } from './desk-events';
import { settingsIn } from './settings/read-settings';
import { isTabEvent } from './tabs/tabs';
import { isOnDesk, situationOf } from './card/card-situation';
import { isSignedIn, signedOut } from './desk-state';
import { performWith, update } from './desk';
import { createApi, type Fetch, patient } from './ground/api';
import { repeated } from './ground/look-again';
import { embed } from './embed/embed';
import { untilLoaded } from './ground/until-loaded';
import type { ChangePasscode } from './passcode/passcode-dialog';
import type { Clock } from './ground/clock';
import { createAfterPaint } from './ground/after-paint';
import { watchPage } from './ground/page-life';
import { createKept } from './kept/kept-port';
import { browserMicrophones, createPhone, type Levels } from './browser-phone/browser-phone-port';
import { createSession } from './sign-in/sign-in-session';
import { createTabs, tabsName } from './tabs/tabs-channel';
import { createTaskRouter } from './taskrouter/taskrouter';
import { createSignals } from './ring/page-signals';
import { Boundary } from './boundary';
import { Desk } from './desk-page';
import { fetchPlan } from './numbers/fetch-plan';
import { numbersAtHome, useNumberSources } from './numbers/numbers';
import type { ChooseLanguage } from './language/language-picker';
import { loadWords } from './words/desk-words';
import type { SignIn } from './sign-in/sign-in-credentials';
import { type Doorway, watchDoor, withProvider } from './sign-in/sign-in-provider';
import type { AtDoor } from './sign-in/sign-in-form';
import { signedInHere } from './sign-in/sign-in-here';

/** Tells one build of the page from another; put in by scripts/build/build-page.ts. */
declare const DESK_BUILD: string;

/** Tabs share a session only with tabs of the same build: another one may know other states. */
const buildId: string = DESK_BUILD;

/** What the sign-in form, which loads first, hands over to the desk. */
export interface Entrance {
  readonly clock: Clock;
  readonly send: Fetch;
  /** The operator's configuration as it was fetched; says nothing before. */
  readonly configuration: ReadonlySignal<unknown>;
  /** Told in a sentence what of it could not be used. */
  readonly complain: (message: string) => void;
  readonly chooseLanguage: ChooseLanguage;
  /** Told how the sign-in form stands; `undefined` while somebody is signed in. */
  readonly tellDoor: (at: AtDoor | undefined) => void;
  /** Told what to draw in the form's place, where nobody types a password. */
  readonly tellForm: Doorway['tellForm'];
}

/** The desk, ready for somebody to sign in. */
export interface OpenDesk {
  readonly signIn: SignIn;
  /**
   * Goes on with the session that the browser keeps, unless somebody is signed in already.
   *
   * @returns Settles once it is known whether there is one.
   */
  readonly comeBack: () => Promise<void>;
  /** What a signed-in agent sees. */
  readonly Room: ComponentType;
  /** Settles once it is known whether there is a session of another tab to join. */
  readonly settled: Promise<void>;
}

/** Wires the model, the ports and the view of everything behind the sign-in form. Called once. */
export async function openDesk({
  clock,
  send,
  configuration,
  complain,
  chooseLanguage,
  tellDoor,
  tellForm,
}: Entrance): Promise<OpenDesk> {
  await loadWords();
  const settings = computed(() => settingsIn(configuration.value, complain));
  const state = signal(signedOut('', settings.peek()));
  /** The state as it was when the page was painted last: for what need not be drawn in the same frame as the card. */
  const painted = signal(state.peek());
  const now = signal(clock.now());

  /** The SDK is most of the page's weight, so it comes last, while the agent types. */
  const loadSdk = () => import('./taskrouter/sdk');

  const { embed: origins } = document.documentElement.dataset;
  const isEmbedded = origins !== undefined && parent !== window;
  const api = createApi(clock, send, undefined, isEmbedded);
  const here = signedInHere(() => localStorage, 'desk');
  await watchDoor({ location, history, here, clock, send, tellForm });
  const session = createSession({ api, clock, here, told: () => tabs.shareTicket() });
  const random = Math.random;
  const taskrouter = createTaskRouter({ loadSdk, clock, send: patient(send, clock), tell: dispatch, random });
  const kept = createKept(() => localStorage, clock, dispatch);
  const levels = signal<Levels>({ input: 0, output: 0 });
  const phone = createPhone({
    loadVoice: () => import('./browser-phone/voice-sdk'),
    microphones: browserMicrophones,
    clock,
    token: () => session.token(),
    edge: () => session.ticket()?.phoneEdge,
    tell: dispatch,
    tellLevels: (heard) => void (levels.value = heard),
  });
  const perform = performWith({ api, session, taskrouter, kept, phone, clock, random }, dispatch);
  const tabs = createTabs(tabsName(buildId), {
    locks: navigator.locks,
    openChannel: () => new BroadcastChannel(tabsName(buildId)),
    id: `${clock.now()} ${random()}`,
    apply,
    state: () => state.peek(),
    ticket: () => session.ticket(),
    adopt: (ticket) => session.adopt(ticket),
  });
  const leads = (): boolean => state.peek().tab.leads;

  /** What happens is the leading tab's matter, unless it concerns this tab alone. */
  function dispatch(event: DeskEvent): void {
    if (leads() || isTabEvent(event)) apply(event);
    else tabs.pass(event);
  }

  function apply(event: DeskEvent): void {
    const before = state.peek();
    const next = update(before, event, clock.now());
    now.value = clock.now();
    try {
      state.value = next.state;
    } finally {
      // What is drawn from the state may throw; what is to be done gets done all the same.
      for (const intent of next.intents) void perform(intent);
      if (next.state !== before) tabs.share();
    }
  }

  const failed = (message: string): boolean => {
    const isSettled = taskrouter.heardThrow(message);
    if (!isSettled) apply({ type: 'page-failed', message });
    return isSettled;
  };

  const signIn: SignIn = async (typed) => {
    // Whoever signs in leads: that tab was clicked in, so it may sound.
    if (!leads() && !isSignedIn(state.peek())) await tabs.take();
    session.remember(typed);
    if (leads()) dispatch({ type: 'sign-in-asked', workerName: typed.workerName });
    // What was typed stays in this tab: the one that leads is told what came of it.
    else await perform({ type: 'open-session' });
  };

  const comeBack = async (): Promise<void> => {
    const { session: known } = state.peek();
    // Somebody has signed in with their organization here for the sake of a tab whose session was over.
    if (known.name === 'ended' && withProvider.peek())
      dispatch({ type: 'sign-in-asked', workerName: known.workerName });
    if (known.name !== 'signed-out' || here.load(clock.now()) !== 'in') return;
    if (!leads()) await tabs.take();
    dispatch({ type: 'sign-in-asked', workerName: '' });
    await new Promise<void>((resolve) => {
      const stop = effect(() => {
        if (state.value.session.name === 'signing-in') return;
        resolve();
        queueMicrotask(() => stop());
      });
    });
  };

  const changePasscode: ChangePasscode = async (password, newPasscode) => {
    await repeated(clock, () => api.changePasscode(password, newPasscode));
  };

  /** Takes the lead, unless the agent talks through the tab that has it. */
  const lead = async (): Promise<void> => {
    if (!state.peek().phone.call) await tabs.take();
  };
  const signals = createSignals({ clock, dispatch, state: () => state.peek(), lead });
  kept.recall();
  effect(() => dispatch({ type: 'settings-read', settings: settings.value }));

  effect(() => {
    const situation = situationOf(state.value);
    const { session: current } = state.value;
    if (!isOnDesk(situation)) {
      const problem = current.name === 'signed-out' ? current.problem : undefined;
      const { workerName } = current;
      tellDoor({ workerName, sending: situation.name === 'signing-in', ...(problem && { problem }) });
      return;
    }
    tellDoor(undefined);
  });
  const afterPaint = createAfterPaint(
    { requestAnimationFrame: (run) => requestAnimationFrame(run), document, channel: new MessageChannel() },
    clock,
    () => {
      painted.value = state.peek();
      signals.show();
    },
  );
  effect(() => {
    // Whatever is shown depends on both; the time ends a ring whose end nobody told.
    if (state.value && now.value) afterPaint.ask();
  });

  watchPage({ window, document }, clock, {
    tick() {
      now.value = clock.now();
      if (leads()) apply({ type: 'tick' });
      else if (document.visibilityState === 'visible') tabs.tick();
    },
    // Only the leading tab's network and sleep say something about the connection.
    woke: () => leads() && apply({ type: 'woke' }),
    network: (online) => leads() && apply({ type: 'network', online }),
    failed,
  });
  window.addEventListener('pagehide', () => dispatch({ type: 'page-leaving' }));

  useNumberSources({
    loadRules: () => import('./numbers/numbering-plan'),
    loadPlan: (name) => fetchPlan((url) => fetch(url), name),
  });
  effect(() => numbersAtHome(settings.value.defaultCountry));
  void untilLoaded(loadSdk, clock, () => !state.peek().phone.call);
  if (isEmbedded) {
    // In this part and not in one of its own, which would tear apart what the two share: 4 KiB more for everybody.
    embed({ state, dispatch, origins: origins.split(' '), here: window, parent });
  }
  const leaveAtLast = async (): Promise<void> => {
    await tabs.settled;
    // Whoever sat here has left, and the server had not said that it knows.
    if (leads() && here.load(clock.now()) === 'leaving') await perform({ type: 'leave' });
  };
  void leaveAtLast();
  return {
    signIn,
    comeBack,
    settled: tabs.settled,
    Room: () => (
      <Boundary now={now} failed={failed}>
        <Desk
          state={state}
          painted={painted}
          now={now}
          levels={levels}
          send={dispatch}
          signIn={signIn}
          changePasscode={changePasscode}
          clock={clock}
          chooseLanguage={chooseLanguage}
          device={signals.device}
        />
      </Boundary>
    ),
  };
}
