import { type ReadonlySignal, useComputed } from '@preact/signals';
import { alarmOf, ringOf } from './ring/ring-rules';
import { isOnDesk, situationOf } from './card/card-situation';
import type { DeskState } from './desk-state';
import { AboutYou } from './activity/about-you';
import type { Levels } from './browser-phone/browser-phone-port';
import { ActivityPicker } from './activity/activity-picker';
import { useFocusKept } from './card/card-focus';
import { DialPad } from './dialling/dial-pad';
import { BrowserPhone } from './browser-phone/browser-phone-panel';
import { FocalCard } from './card/focal-card';
import { KeptNotesList } from './wrap-up/kept-notes-list';
import { type ChooseLanguage, LanguagePicker } from './language/language-picker';
import { Announcer, Log } from './log/log-view';
import { say } from './words/desk-words';
import { Notices } from './connection/notices';
import { QueueStrip } from './card/queue-strip';
import { ShiftPanel } from './shift/shift-panel';
import { HistoryPanel } from './history/history-panel';
import { useShortcut, useShortcutKeys } from './shortcuts/shortcuts-hook';
import type { Device } from './ring/ring-state';
import type { Send } from './desk-events';
import { SignInAgain } from './sign-in/sign-in-again';
import type { SignIn } from './sign-in/sign-in-credentials';
import { type ChangePasscode, PasscodeDialog } from './passcode/passcode-dialog';
import type { Clock } from './ground/clock';
import type { Now } from './ground/time';
import { stayingFor } from './sign-in/sign-in-rules';
import { Light } from './connection/light';
import { useState } from 'preact/hooks';
import { ShortcutsDialog } from './shortcuts/shortcuts-dialog';
import { SignalsDialog } from './ring/ring-dialog';
import { keyShortcuts, keyWords } from './shortcuts/shortcuts-words';

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
  const { state, painted } = props;
  const isShown = useComputed(() => isOnDesk(situationOf(state.value)));
  const leads = useComputed(() => state.value.tab.leads);
  if (!isShown.value) return null;
  return (
    <div class="desk" data-leads={leads.value}>
      <Top state={painted} send={props.send} now={props.now} />
      <Middle {...props} />
      <Sides {...props} />
    </div>
  );
}

function Top({ state, send, now }: Pick<DeskProps, 'state' | 'send' | 'now'>) {
  return <Header state={state.value} send={send} now={now} />;
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

function Sides({ painted: { value: state }, now, levels, send, changePasscode, chooseLanguage, device }: DeskProps) {
  useFocusKept();
  return (
    <>
      <aside class="desk-side" aria-label={say('activity.label')}>
        <ActivityPicker state={state} send={send} />
        <BrowserPhone phone={state.phone} levels={levels} send={send} now={now} />
        <DialPad state={state} send={send} />
        <AboutYou state={state} />
        <Tools state={state} send={send} device={device} changePasscode={changePasscode} />
        <LanguagePicker languages={state.settings.languages} choose={chooseLanguage} />
      </aside>
      <aside class="desk-log" aria-label={say('log.label')}>
        <HistoryPanel state={state} send={send} />
        <ShiftPanel shift={state.shift} hasHistory={state.outbound.features.history === true} />
        <Log entries={state.log} />
      </aside>
      <Announcer entries={state.log} settings={state.shortcuts.settings} />
    </>
  );
}

/** When signing out is possible, and what to do first. */
const WHY_NOT = {
  open: { when: 'session.whyNot', first: 'session.finishFirst' },
  notes: { when: 'wrapUp.keptWhyNot', first: 'wrapUp.keptFirst' },
} as const;

/** Where one is, who one is, and whether the page hears TaskRouter. */
export function Header({ state, send, now }: { state: DeskState; send: Send; now: Now }) {
  const staying = stayingFor(state);
  const why = staying && WHY_NOT[staying];
  return (
    <header class="header">
      <p class="header-place">
        <img src="/icon.svg" alt="" width="28" height="28" />
        <bdi class="header-workspace">{state.workspaceName ?? state.settings.name}</bdi>
      </p>
      {why && (
        <p class="header-why" id="sign-out-why">
          {say(why.when)}
        </p>
      )}
      <Light state={state} now={now} />
      <p class="header-worker">
        <bdi>{state.session.workerName}</bdi>
      </p>
      <button
        class="button"
        data-kind="quiet"
        type="button"
        disabled={why !== undefined}
        title={why && say(why.first)}
        aria-describedby={why && 'sign-out-why'}
        onClick={() => send({ type: 'sign-out-asked' })}
      >
        {say('session.signOut')}
      </button>
    </header>
  );
}

interface ToolsProps {
  readonly state: DeskState;
  readonly send: Send;
  readonly device: Device;
  readonly changePasscode: ChangePasscode;
}

/** What an agent sets once: how calls make themselves heard, which keys do what, and the password where it is their own. */
export function Tools({ state, send, device, changePasscode }: ToolsProps) {
  const [open, setOpen] = useState<'signals' | 'shortcuts' | 'passcode'>();
  const { session } = state;
  const { on } = ringOf(state);
  const { settings } = state.shortcuts;
  useShortcut('help', () => setOpen('shortcuts'));
  useShortcut('ring', () => send({ type: 'signals-set', choice: { ring: !on } }));
  const help = keyWords(settings, 'help');
  return (
    <>
      <div class="panel tools">
        <button class="button" data-kind="quiet" type="button" onClick={() => setOpen('signals')}>
          {say('ring.title')}
          {!on && <span class="panel-note">{say('ring.silent')}</span>}
        </button>
        <button
          class="button"
          data-kind="quiet"
          type="button"
          aria-keyshortcuts={keyShortcuts(settings, 'help')}
          onClick={() => setOpen('shortcuts')}
        >
          {say('shortcuts.title')}
          {help && <kbd aria-hidden="true">{help}</kbd>}
        </button>
        {session.name === 'open' && session.ownPasscode && (
          <button class="button" data-kind="quiet" type="button" onClick={() => setOpen('passcode')}>
            {say('passcode.title')}
          </button>
        )}
      </div>
      <SignalsDialog
        state={state}
        open={open === 'signals'}
        onClose={() => setOpen(undefined)}
        send={send}
        device={device}
      />
      <ShortcutsDialog
        shortcuts={state.shortcuts}
        open={open === 'shortcuts'}
        onClose={() => setOpen(undefined)}
        send={send}
      />
      <PasscodeDialog
        workerName={session.workerName}
        open={open === 'passcode'}
        onClose={() => setOpen(undefined)}
        change={changePasscode}
      />
    </>
  );
}
