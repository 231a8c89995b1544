import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import type { ComponentType } from 'preact';
import { DEFAULT_SETTINGS } from './model/settings';
import type { OpenDesk } from './open-desk';
import type { Fetch } from './ports/api';
import { browserClock } from './ports/clock';
import { isOpenInAnotherTab } from './ports/other-tab';
import { browserMemory, chooseTongue, LANGUAGE_KEY } from './ports/language';
import { fetchSettings } from './ports/settings';
import type { ChooseLanguage } from './view/language-picker';
import { say } from './view/messages/form-words';
import { speak, voice } from './view/messages/voice';
import { Page } from './view/page';
import type { AtDoor } from './view/sign-in';
import type { SignIn } from './view/typed-sign-in';

/* The sign-in form and nothing else. What only a signed-in agent needs is wired in open-desk.tsx, which loads while
   the agent types. */

const send: Fetch = (url, init) => fetch(url, init);
const settings = signal(DEFAULT_SETTINGS);
const door = signal<AtDoor | undefined>({ workerName: '', sending: false });
const room = signal<ComponentType>();

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

let opening: Promise<OpenDesk> | undefined;

function open(): Promise<OpenDesk> {
  opening ??= load().catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

async function load(): Promise<OpenDesk> {
  const { openDesk } = await import('./open-desk');
  const tellDoor = (at: AtDoor | undefined): void => void (door.value = at);
  const desk = await openDesk({ clock: browserClock, send, settings, chooseLanguage, tellDoor });
  room.value = desk.Room;
  return desk;
}

const signIn: SignIn = (workerName, password) => {
  if (door.peek()?.sending) return;
  door.value = { workerName, sending: true };
  open().then(
    (desk) => void desk.signIn(workerName, password),
    () => {
      door.value = { workerName, sending: false, problem: { code: 'incomplete', message: '' } };
    },
  );
};

effect(() => {
  const { language } = voice.value;
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
});
effect(() => {
  if (door.value) document.title = `${say('signIn.submit')} · ${settings.value.name}`;
});

/** A tab that has not heard from the one that leads by then offers to sign in. */
const JOIN_WITHIN_MS = 1_000;

/** Waits for the session of another tab, where there may be one, so that nobody is shown a form for nothing. */
async function join(): Promise<void> {
  if (!(await isOpenInAnotherTab(navigator.locks))) return;
  const tooLong = new Promise<void>((resolve) => browserClock.after(JOIN_WITHIN_MS, resolve));
  const joined = open().then(
    (desk) => desk.settled,
    () => undefined,
  );
  await Promise.race([joined, tooLong]);
}

async function start(): Promise<void> {
  const configured = fetchSettings(send, (message) => console.warn(message));
  // In the agent's own language from the first word; its few messages are there before the configuration is.
  await speakAsChosen();
  const place = document.getElementById('desk');
  if (!place) return;
  await join();
  render(<Page door={door} room={room} settings={settings} signIn={signIn} chooseLanguage={chooseLanguage} />, place);
  // Fails where the network does; signing in tries again, and says so.
  open().catch(() => undefined);
  settings.value = await configured;
  await speakAsChosen();
}

void start();
