import type { ReadonlySignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { Settings } from './settings/settings-state';
import type { ChooseLanguage } from './language/language-picker';
import { type AtDoor, type SignIn, SignInPage } from './sign-in/sign-in-form';

export interface PageProps {
  /** How the sign-in form stands; `undefined` while somebody is signed in. */
  readonly door: ReadonlySignal<AtDoor | undefined>;
  /** What a signed-in agent sees, once it has loaded. */
  readonly room: ReadonlySignal<ComponentType | undefined>;
  readonly settings: ReadonlySignal<Settings>;
  readonly signIn: SignIn;
  readonly chooseLanguage: ChooseLanguage;
}

/** The whole page: the sign-in form, then the desk. The form is drawn by this alone, so that nothing typed is lost. */
export function Page({ door, room, settings, signIn, chooseLanguage }: PageProps) {
  const Room = room.value;
  if (door.value === undefined && Room) return <Room />;
  return (
    <SignInPage
      at={door.value ?? { workerName: '', sending: true }}
      settings={settings.value}
      signIn={signIn}
      chooseLanguage={chooseLanguage}
    />
  );
}
