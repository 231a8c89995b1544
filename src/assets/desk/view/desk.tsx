import type { ReadonlySignal } from '@preact/signals';
import { alarmOf } from '../model/alarm';
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
import { Notices } from './notices';
import { QueueStrip } from './queue-strip';
import { ShiftPanel } from './shift-panel';
import { useShortcutKeys } from './shortcuts/use-shortcut';
import type { Device } from './signals/device';
import { Tools } from './tools';
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
  readonly device: Device;
}

/** What a signed-in agent sees, drawn from the model's state and the time alone. */
export function Desk(props: DeskProps) {
  const { now, send, signIn, chooseLanguage, device } = props;
  const state = props.state.value;
  const { session } = state;
  const situation = situationOf(state);
  useShortcutKeys(state.shortcuts.settings);
  if (situation.name === 'signed-out' || situation.name === 'signing-in') return null;
  const focus = 'engagement' in situation ? situation.engagement : undefined;
  return (
    <div class="desk" data-leads={state.tab.leads}>
      <Header state={state} send={send} now={now} />
      <main class="desk-main">
        <Notices state={state} send={send} now={now} />
        {session.name === 'ended' && <SignInAgain session={session} signIn={signIn} />}
        <QueueStrip others={state.engagements.filter((engagement) => engagement !== focus)} send={send} now={now} />
        <FocalCard
          state={state}
          situation={situation}
          send={send}
          now={now}
          alarm={alarmOf(state, now.peek())}
          device={device}
        />
      </main>
      <aside class="desk-side" aria-label={say('status.label')}>
        <ActivityPicker state={state} send={send} />
        <BrowserPhone phone={state.phone} levels={props.levels} send={send} now={now} />
        <DialPad state={state} send={send} />
        <AboutYou state={state} />
        <Tools state={state} send={send} device={device} />
        <LanguagePicker languages={state.settings.languages} choose={chooseLanguage} />
      </aside>
      <aside class="desk-log" aria-label={say('log.label')}>
        <ShiftPanel shift={state.shift} />
        <Log entries={state.log} />
      </aside>
      <Announcer entries={state.log} settings={state.shortcuts.settings} />
    </div>
  );
}
