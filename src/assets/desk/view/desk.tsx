import type { ReadonlySignal } from '@preact/signals';
import { situationOf } from '../model/situation';
import type { DeskState } from '../model/state';
import { AboutYou } from './about-you';
import type { Levels } from '../ports/phone';
import { ActivityPicker } from './activity-picker';
import { DialPad } from './dial-pad';
import { BrowserPhone } from './browser-phone';
import { FocalCard } from './focal-card';
import { Header } from './header';
import { LanguagePicker } from './language-picker';
import type { ChooseLanguage } from './language-picker';
import { Announcer, Log } from './log';
import { say } from './messages/words';
import { QueueStrip } from './queue-strip';
import type { Send } from './send';
import { SignInAgain } from './sign-in-again';
import type { SignIn } from './typed-sign-in';
import type { Now } from './time';

export interface DeskProps {
  readonly state: ReadonlySignal<DeskState>;
  readonly now: Now;
  /** How loud it is on the browser's telephone. */
  readonly levels: ReadonlySignal<Levels>;
  readonly send: Send;
  readonly signIn: SignIn;
  readonly chooseLanguage: ChooseLanguage;
}

/** What a signed-in agent sees, drawn from the model's state and the time alone. */
export function Desk(props: DeskProps) {
  const { now, send, signIn, chooseLanguage } = props;
  const state = props.state.value;
  const { session } = state;
  const situation = situationOf(state);
  if (situation.name === 'signed-out' || situation.name === 'signing-in') return null;
  const focus = 'engagement' in situation ? situation.engagement : undefined;
  return (
    <div class="desk">
      <Header state={state} send={send} />
      <main class="desk-main">
        {session.name === 'ended' && <SignInAgain session={session} signIn={signIn} />}
        <FocalCard state={state} situation={situation} send={send} now={now} />
        <QueueStrip others={state.engagements.filter((engagement) => engagement !== focus)} send={send} now={now} />
      </main>
      <aside class="desk-side" aria-label={say('status.label')}>
        <ActivityPicker state={state} send={send} />
        <DialPad state={state} send={send} />
        <AboutYou state={state} />
        <BrowserPhone phone={state.phone} levels={props.levels} send={send} now={now} />
        <LanguagePicker languages={state.settings.languages} choose={chooseLanguage} />
      </aside>
      <aside class="desk-log" aria-label={say('log.label')}>
        <Log entries={state.log} />
      </aside>
      <Announcer entries={state.log} />
    </div>
  );
}
