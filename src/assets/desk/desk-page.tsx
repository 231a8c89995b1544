import { type ReadonlySignal, useComputed } from '@preact/signals';
import { alarmOf } from './ring/ring-rules';
import { isOnDesk, situationOf } from './card/card-situation';
import type { DeskState } from './desk-state';
import type { Levels } from './browser-phone/browser-phone-port';
import { ActivityPicker } from './activity/activity-picker';
import { useFocusKept } from './card/card-focus';
import { DialPad } from './dialling/dial-pad';
import { BrowserPhone } from './browser-phone/browser-phone-panel';
import { Header } from './desk-header';
import type { ChangePasscode } from './passcode/passcode-dialog';
import { FocalCard } from './card/focal-card';
import { KeptNotesList } from './wrap-up/kept-notes-list';
import type { ChooseLanguage } from './language/language-picker';
import { Announcer, Log } from './log/log-view';
import { say } from './words/desk-words';
import { Notices } from './connection/notices';
import { ScreenPopPanel } from './screen-pop/screen-pop-panel';
import { QueueStrip } from './card/queue-strip';
import { ShiftPanel } from './shift/shift-panel';
import { HistoryPanel } from './history/history-panel';
import { useShortcutKeys } from './shortcuts/shortcuts-hook';
import type { Device } from './ring/ring-state';
import type { Send } from './desk-events';
import { SignInAgain } from './sign-in/sign-in-again';
import type { SignIn } from './sign-in/sign-in-credentials';
import type { Clock } from './ground/clock';
import type { Now } from './ground/time';

export interface DeskProps {
  readonly state: ReadonlySignal<DeskState>;
  /** The same a frame later, once the card has been painted. */
  readonly painted: ReadonlySignal<DeskState>;
  readonly now: Now;
  /** How loud it is on the browser's telephone. */
  readonly levels: ReadonlySignal<Levels>;
  readonly send: Send;
  readonly signIn: SignIn;
  readonly changePasscode: ChangePasscode;
  readonly clock: Clock;
  readonly chooseLanguage: ChooseLanguage;
  readonly device: Device;
}

/**
 * What a signed-in agent sees, drawn from the model's state and the time alone. An arriving call is to be seen at once,
 * so the card is drawn first, and what stands around it after that has been painted.
 */
export function Desk(props: DeskProps) {
  const { state } = props;
  const isShown = useComputed(() => isOnDesk(situationOf(state.value)));
  const leads = useComputed(() => state.value.tab.leads);
  if (!isShown.value) return null;
  return (
    <div class="desk" data-leads={leads.value}>
      <Top {...props} />
      <Middle {...props} />
      <Panel {...props} />
      <Sides {...props} />
    </div>
  );
}

function Top({ painted, ...props }: DeskProps) {
  return <Header {...props} state={painted.value} />;
}

function Middle({ state: { value: state }, now, send, signIn, clock, device }: DeskProps) {
  const situation = situationOf(state);
  useShortcutKeys(state.shortcuts.settings);
  if (!isOnDesk(situation)) return null;
  const focus = 'engagement' in situation ? situation.engagement : undefined;
  const { session } = state;
  return (
    <main class="desk-main">
      <Notices state={state} send={send} now={now} />
      <KeptNotesList state={state} send={send} />
      {session.name === 'ended' && (
        <SignInAgain
          session={session}
          signIn={signIn}
          clock={clock}
          comeBack={() => send({ type: 'sign-in-asked', workerName: session.workerName })}
        />
      )}
      <QueueStrip
        state={state}
        others={state.engagements.filter((engagement) => engagement !== focus)}
        send={send}
        now={now}
      />
      <FocalCard
        state={state}
        situation={situation}
        send={send}
        now={now}
        alarm={alarmOf(state, now.peek())}
        device={device}
      />
    </main>
  );
}

function Panel({ painted: { value: state } }: DeskProps) {
  return <ScreenPopPanel state={state} />;
}

function Sides({ painted: { value: state }, now, levels, send }: DeskProps) {
  useFocusKept();
  return (
    <>
      <aside class="desk-side" aria-label={say('activity.label')}>
        <ActivityPicker state={state} send={send} />
        <BrowserPhone phone={state.phone} levels={levels} send={send} now={now} />
        <DialPad state={state} send={send} />
      </aside>
      <aside class="desk-log" aria-label={say('log.label')}>
        <HistoryPanel state={state} send={send} />
        <ShiftPanel shift={state.shift} features={state.outbound.features} send={send} />
        <Log entries={state.log} />
      </aside>
      <Announcer entries={state.log} settings={state.shortcuts.settings} />
    </>
  );
}
