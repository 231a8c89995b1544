import { computed, effect, signal } from '@preact/signals';
import { type ComponentType, render } from 'preact';
import type { Problem } from '../desk/ground/facts';
import { createApi, type Fetch } from '../desk/ground/api';
import { browserClock, everySecond } from '../desk/ground/clock';
import { untilLoaded } from '../desk/ground/until-loaded';
import { browserMemory, chooseTongue, LANGUAGE_KEY } from '../desk/language/language';
import { createRinger } from '../desk/ring/ringer';
import { fallingSamples } from '../desk/ring/ring-sound';
import { signedInHere } from '../desk/sign-in/sign-in-here';
import { createSession } from '../desk/sign-in/sign-in-session';
import { readSettings } from '../desk/settings/read-settings';
import { fetchSettings } from '../desk/settings/settings-file';
import type { ChooseLanguage } from '../desk/language/language-picker';
import { say as sayForm } from '../desk/words/form-words';
import { speak, voice } from '../desk/words/voice';
import type { SignIn } from '../desk/sign-in/sign-in-credentials';
import { type AtDoor, SignInPage, type SignInPageProps } from '../desk/sign-in/sign-in-form';
import { signInProblem } from '../desk/sign-in/sign-in-problem';
import { isAlarmed } from './model/alone';
import type { FloorEvent } from './model/floor-event';
import { type FloorState, signedOut } from './model/floor-state';
import { update } from './model/floor-update';
import { isHelpHeard } from './model/supervising';
import { followAddress } from './ports/address-bar';
import { performWith } from './ports/floor-perform';
import { Floor, type PastLoading } from './view/floor';
import { LostWall } from './view/wall';
import { loadWords, say } from './view/messages/floor-words';

/* Wires the model, the ports and the view of the floor page. */

const clock = browserClock;
const send: Fetch = (url, init) => fetch(url, init);
/** The operator's configuration as it was fetched. */
const configuration = signal<unknown>({});
const settings = computed(() => readSettings(configuration.value).settings);
/** In the form's place where nobody types a password. */
const otherForm = signal<ComponentType<SignInPageProps>>();
const state = signal<FloorState>(signedOut(''));
const now = signal(clock.now());

const memory = browserMemory(() => localStorage);
const speakAsChosen = (): Promise<void> => {
  const { language, locale } = chooseTongue(memory.load(), navigator.languages, settings.peek().languages);
  return speak(language, locale).catch(() => {
    // The page stays in the language it had, and the picker has to say so.
    voice.value = { ...voice.peek() };
  });
};
const chooseLanguage: ChooseLanguage = (language) => {
  memory.save(language);
  void speakAsChosen();
};

const api = createApi(clock, send, 'supervisor');
const here = signedInHere(() => localStorage, 'floor');
const session = createSession({ api, clock, here });
const perform = performWith({ api, session, clock, random: Math.random }, dispatch);

const ringer = createRinger({
  clock,
  audio: () => ('AudioContext' in window ? new AudioContext() : undefined),
  maySound: () => true,
  tell: (sound) => dispatch({ type: 'sound-told', sound }),
  samples: fallingSamples,
});

/** Sounds as long as a customer is alone, and not longer; softly for a while where an agent asks for help. */
function sound(): void {
  const { on, volume } = settings.peek().ring;
  const isLoud = isAlarmed(state.peek(), clock.now());
  const isHeard = isLoud || isHelpHeard(state.peek(), clock.now());
  ringer.ring(on && isHeard ? { volume, soft: !isLoud } : undefined);
}

const past: PastLoading = {
  isAsked: new URLSearchParams(location.search).has('day'),
  load: async () => {
    const { loadPast } = await import('./past/load-past');
    return loadPast({
      api,
      token: () => session.token(),
      refused: () => dispatch({ type: 'session-refused' }),
      now: () => clock.now(),
    });
  },
};

function dispatch(event: FloorEvent): void {
  const next = update(state.peek(), event, clock.now());
  now.value = clock.now();
  try {
    state.value = next.state;
  } finally {
    // What is drawn from the state may throw; what is to be done gets done all the same.
    for (const intent of next.intents) void perform(intent);
    sound();
  }
}

const signIn: SignIn = (typed) => {
  if (state.peek().session.name === 'signing-in') return;
  session.remember(typed);
  dispatch({ type: 'sign-in-asked', workerName: typed.workerName });
};

/** Goes on with the session that the browser keeps, this page's or the desk's; finishes a sign-out that the server has not heard of. */
function comeBack(): void {
  const kept = here.load(clock.now());
  if (kept === 'in') dispatch({ type: 'sign-in-asked', workerName: '' });
  if (kept === 'leaving') void perform({ type: 'leave-session' });
}

function explain(problem: Problem): string {
  if (problem.code === 'not_enabled') return say('floor.notEnabled');
  if (problem.code === 'session_over') return say('floor.sessionOver');
  if (problem.code === 'forbidden') return say('floor.forbidden');
  if (problem.code === 'signed_out') return say('floor.signedOut');
  if (problem.code === 'switched_off') return say('floor.switchedOff');
  if (problem.code === 'somebody_else') return say('floor.somebodyElse');
  return signInProblem(problem);
}

const leaveWall = (): void => dispatch({ type: 'filtered', filters: { isWall: false } });

/** Whether this page has shown the wall view since it was asked for: then nobody is at hand to sign in. */
let wasOnWall = false;
function isOnWall(): boolean {
  const { session: current, filters } = state.value;
  wasOnWall = filters.isWall && (wasOnWall || current.name === 'open');
  return wasOnWall;
}

/** A wall that has lost its session goes on as soon as somebody has signed in on another page of the same browser. */
const COME_BACK_EVERY_MS = 30_000;
let nextComeBackAt = 0;
function comeBackToWall(): void {
  if (state.peek().session.name !== 'signed-out' || !wasOnWall || clock.now() < nextComeBackAt) return;
  nextComeBackAt = clock.now() + COME_BACK_EVERY_MS;
  if (here.load(clock.now()) === 'in') comeBack();
}

function Page() {
  const { session: current } = state.value;
  if (current.name === 'open') {
    isOnWall();
    return (
      <Floor
        state={state}
        now={now}
        send={dispatch}
        languages={settings.value.languages}
        chooseLanguage={chooseLanguage}
        unlockSound={() => ringer.unlock()}
        past={past}
      />
    );
  }
  if (isOnWall()) return <LostWall leave={leaveWall} />;
  const problem = current.name === 'signed-out' ? current.problem : undefined;
  const at: AtDoor = {
    workerName: current.workerName,
    sending: current.name === 'signing-in',
    ...(problem && { problem }),
  };
  const Form = otherForm.value ?? SignInPage;
  return (
    <Form
      at={at}
      settings={settings.value}
      clock={clock}
      signIn={signIn}
      chooseLanguage={chooseLanguage}
      title={say('floor.signIn')}
      explain={explain}
    />
  );
}

async function start(): Promise<void> {
  // What is wrong with the configuration, the build says, and the worker page.
  const configured = fetchSettings(send, () => undefined);
  await untilLoaded(loadWords, clock);
  await speakAsChosen();
  effect(() => {
    const { language } = voice.value;
    document.documentElement.lang = language;
    document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  });
  effect(() => {
    const alone = state.value.figures?.alone.length ?? 0;
    const asking = state.value.figures?.tasks.filter(({ help }) => help).length ?? 0;
    const warning = alone === 0 ? [] : [say('floor.alone', { count: alone })];
    const help = asking === 0 ? [] : [say('floor.helpAsked', { count: asking })];
    document.title = [...warning, ...help, say('floor.title'), settings.value.name].join(' · ');
  });
  window.addEventListener('storage', ({ key }) => {
    if (key === LANGUAGE_KEY) void speakAsChosen();
  });
  const place = document.getElementById('floor');
  if (!place) return;
  // In a frame nobody types a password: what lies over it might be anybody's.
  if (self !== top) {
    place.textContent = sayForm('signIn.framed');
    return;
  }
  const door = import('../desk/sign-in/sign-in-provider')
    .then(({ watchDoor }) =>
      watchDoor({ location, history, here, clock, send, tellForm: (Form) => void (otherForm.value = Form) }),
    )
    .catch(() => undefined);
  // Who comes back from a provider goes on with what the browser has kept since.
  if (location.hash.startsWith('#sign-in=') || here.isProviders()) await door;
  followAddress(
    window,
    computed(() => state.value.filters),
    (filters) => dispatch({ type: 'filtered', filters }),
  );
  comeBack();
  render(<Page />, place);
  const tick = (): void => {
    now.value = clock.now();
    dispatch({ type: 'tick', visible: document.visibilityState === 'visible' });
    comeBackToWall();
  };
  everySecond(clock, tick);
  // The first click or key anywhere lets the page sound; signing in is one of them.
  for (const gesture of ['pointerdown', 'keydown'])
    document.addEventListener(gesture, () => ringer.unlock(), { capture: true, passive: true });
  window.addEventListener('pagehide', () => ringer.ring(undefined));
  document.addEventListener('visibilitychange', tick);
  configuration.value = await configured;
  await speakAsChosen();
}

void start();
