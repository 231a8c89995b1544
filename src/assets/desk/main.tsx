import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { type ComponentType, render } from 'preact';
import type { ChooseLanguage } from './language/language-picker';
import type { SignIn } from './sign-in/sign-in-credentials';
import { type AtDoor, SignInPage, type SignInPageProps } from './sign-in/sign-in-form';
import { signedInHere } from './sign-in/sign-in-here';
import type { Entrance, OpenDesk } from './open-desk';
import type { Fetch } from './ground/api';
import { browserClock } from './ground/clock';
import { untilLoaded } from './ground/until-loaded';
import { isOpenInAnotherTab } from './tabs/other-tab';
import { browserMemory, chooseTongue, LANGUAGE_KEY } from './language/language';
import { fetchSettings, type FormSettings, formSettings } from './settings/settings-file';
import { say } from './words/form-words';
import { speak, voice } from './words/voice';

/* The sign-in form and nothing else. What only a signed-in agent needs is wired in open-desk.tsx, which loads while
   the agent types. */

interface PageProps {
  /** How the sign-in form stands; `undefined` while somebody is signed in. */
  readonly door: ReadonlySignal<AtDoor | undefined>;
  /** What a signed-in agent sees, once it has loaded. */
  readonly room: ReadonlySignal<ComponentType | undefined>;
  readonly settings: ReadonlySignal<FormSettings>;
  readonly signIn: SignIn;
  readonly chooseLanguage: ChooseLanguage;
}

/** The whole page: the sign-in form, then the desk. The form is drawn by this alone, so that nothing typed is lost. */
function Page({ door, room, settings, signIn, chooseLanguage }: PageProps) {
  const Room = room.value;
  if (door.value === undefined && Room) return <Room />;
  const Form = otherForm.value ?? SignInPage;
  return (
    <Form
      at={door.value ?? { workerName: '', sending: true }}
      settings={settings.value}
      clock={browserClock}
      signIn={signIn}
      chooseLanguage={chooseLanguage}
    />
  );
}

const send: Fetch = (url, init) => fetch(url, init);
/** The operator's configuration as it was fetched. */
const configuration = signal<unknown>({});
const complain = (message: string): void => console.warn(message);
const settings = computed(() => formSettings(configuration.value));
const door = signal<AtDoor | undefined>({ workerName: '', sending: false });
const room = signal<ComponentType>();
/** In the form's place where nobody types a password. */
const otherForm = signal<ComponentType<SignInPageProps>>();

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
window.addEventListener('storage', ({ key }) => {
  if (key === LANGUAGE_KEY) void speakAsChosen();
});

async function load(): Promise<OpenDesk> {
  const { openDesk } = await import('./open-desk');
  const tellDoor = (at: AtDoor | undefined): void => void (door.value = at);
  const tellForm: Entrance['tellForm'] = (Form) => void (otherForm.value = Form);
  const desk = await openDesk({
    clock: browserClock,
    send,
    configuration,
    complain,
    chooseLanguage,
    tellDoor,
    tellForm,
  });
  room.value = desk.Room;
  return desk;
}

let opening: Promise<OpenDesk> | undefined;

/** The desk, once all of it has loaded, which is tried for as long as it takes. */
const open = (): Promise<OpenDesk> => (opening ??= untilLoaded(load, browserClock));

const signIn: SignIn = (typed) => {
  const { workerName } = typed;
  if (door.peek()?.sending) return;
  door.value = { workerName, sending: true };
  void open().then((desk) => desk.signIn(typed));
};

effect(() => {
  const { language } = voice.value;
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
});
effect(() => {
  if (door.value) document.title = `${say('signIn.submit')} · ${settings.value.name}`;
});

/** A page that knows of no session by then shows the form, and goes on looking. */
const JOIN_WITHIN_MS = 1_000;

/** Waits for the session of another tab, or for the one that the browser keeps, so that nobody is shown a form for nothing. */
async function join(): Promise<void> {
  const here = signedInHere(() => localStorage, 'desk');
  const isKept = location.hash !== '' || here.isProviders() || here.load(browserClock.now()) === 'in';
  if (!isKept && !(await isOpenInAnotherTab(navigator.locks))) return;
  const tooLong = new Promise<void>((resolve) => browserClock.after(JOIN_WITHIN_MS, resolve));
  const joined = open().then((desk) => desk.settled.then(desk.comeBack));
  await Promise.race([joined, tooLong]);
}

async function start(): Promise<void> {
  const configured = fetchSettings(send, complain);
  // In the agent's own language from the first word; its few messages are there before the configuration is.
  await speakAsChosen();
  const place = document.getElementById('desk');
  if (!place) return;
  // In a stranger's frame nobody types a password: what lies over it might be anybody's. Only the Function says whose frame is none.
  if (self !== top && document.documentElement.dataset['embed'] === undefined) {
    render(
      <p class="plain">
        <a href="/" target="_blank" rel="noopener">
          {say('signIn.framed')}
        </a>
      </p>,
      place,
    );
    return;
  }
  await join();
  render(<Page door={door} room={room} settings={settings} signIn={signIn} chooseLanguage={chooseLanguage} />, place);
  void open();
  configuration.value = await configured;
  await speakAsChosen();
}

void start();
