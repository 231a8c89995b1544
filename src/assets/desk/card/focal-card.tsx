import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Alarm } from '../ring/ring-rules';
import { type Engagement, isTaken, talkOf } from '../ground/engagement';
import { availableActivity, awayActivity } from '../activity/activity-rules';
import { callOf } from '../ground/calls';
import { keyOf, type ShortcutSettings } from '../shortcuts/shortcuts-state';
import type { ActionName, OnDesk } from './card-situation';
import { currentActivity, mayAct } from '../desk-state';
import { contactOf } from '../ground/task';
import { useCardFocus } from './card-focus';
import { CallerDetails } from '../details/details-of-caller';
import { Shape, UnheardShape } from '../ground/icons';
import { CallArea, CallButtons } from '../call/call-area';
import { GaveUp } from '../offer/offer-gave-up';
import { ByItself } from '../offer/offer-by-itself';
import { Message } from '../offer/offer-message';
import { OwnPhone } from '../call/call-own-phone';
import { NextActivity } from '../activity/activity-next';
import { openByThemselves, ScreenPops } from '../screen-pop/screen-pops';
import { ScrollRegion } from './scroll-region';
import { TaskDetails } from '../details/details-of-task';
import { useShortcut } from '../shortcuts/shortcuts-hook';
import type { Device } from '../ring/ring-state';
import { RingNote } from '../ring/ring-note';
import { keyShortcuts, keyWords } from '../shortcuts/shortcuts-words';
import { actionLabel, headline, UNHEARD, unheardOf } from './card-headline';
import { CardClock } from './card-clock';
import { say } from '../words/desk-words';
import { TeamPanel } from '../team/team-panel';
import { WrapUpNotes } from '../wrap-up/wrap-up-notes';
import { WrapUpTime } from '../wrap-up/wrap-up-time-left';
import type { RefObject } from 'preact';
import { combosOf, isSingleCharacter } from '../shortcuts/shortcuts-keys';
import { isDialogOpen, isTypedOn, isTyping } from '../ground/typing';
import type { Given } from '../desk-view';

interface CardProps extends Given<'state' | 'send' | 'now'> {
  readonly situation: OnDesk;
  /** What rings, in this card or beside it. */
  readonly alarm: Alarm | undefined;
  readonly device: Device;
}

/** The card's buttons that a key presses from anywhere. */
const BUTTON_KEYS = ['go-available', 'end', 'complete'] as const;

type Act = (action: ActionName | undefined) => void;

/** The one card that says how things stand, and what can be done about it. */
export function FocalCard({ state, situation, send, now, alarm, device }: CardProps) {
  const card = useRef<HTMLElement>(null);
  const engagement = 'engagement' in situation ? situation.engagement : undefined;
  /** What only comes once the agent has taken it is not looked at before: an arriving call is to be seen at once. */
  const taken = engagement && isTaken(engagement.stage) ? engagement : undefined;
  const phone = contactOf(state.worker?.attributes ?? {});
  const { word, sentence, hint } = headline(situation, phone, mayAct(state));
  const unheard = taken && situation.name === 'connected' ? unheardOf(callOf(state.inCall, taken.sid)) : [];
  const { screenPops } = state.settings;
  const [isBlocked, setBlocked] = useState(false);
  const act: Act = (action) => {
    if (action === 'go-available') {
      const activity = availableActivity(state);
      if (activity) send({ type: 'activity-chosen', activitySid: activity.sid });
    } else if (action && engagement) {
      if (action === 'accept') setBlocked(openByThemselves(screenPops, engagement.reservation.task));
      send({ type: `${action}-asked`, sid: engagement.sid });
    }
  };
  const { settings } = state.shortcuts;
  const possible = Object.values(situation.actions);
  const canGoAway = mayAct(state) && currentActivity(state)?.available === true && awayActivity(state) !== undefined;
  useCardFocus(card, `${situation.name} ${engagement?.sid}`, situation.name === 'ringing');
  useAnswerKeys(card, situation, settings, act);
  for (const name of BUTTON_KEYS) useShortcut(name, possible.includes(name) ? () => act(name) : undefined);
  useShortcut('go-away', canGoAway ? () => send({ type: 'go-away-asked' }) : undefined);

  return (
    <section
      ref={card}
      class="card"
      data-state={situation.name}
      data-tone={situation.tone}
      data-engaged={engagement !== undefined}
      data-unheard={unheard.length > 0}
      aria-labelledby="situation"
      tabIndex={-1}
    >
      <div class="plate">
        <Shape tone={situation.tone} isCall={!engagement || talkOf(engagement) !== 'none'} />
        <div class="plate-words">
          <h1 id="situation">
            <bdi>{word}</bdi>
          </h1>
          <p>
            {unheard.map((why) => (
              <>
                <strong class="unheard">
                  <UnheardShape why={why} />
                  {say(UNHEARD[why])}
                </strong>
                <span class="visually-hidden">{' · '}</span>
              </>
            ))}
            <bdi>{sentence}</bdi>
          </p>
        </div>
        <CardClock state={state} situation={situation} now={now} />
      </div>
      <ScrollRegion key={engagement?.sid} showing={situation.name}>
        {engagement && <CallerDetails engagement={engagement} directory={state.inCall.directory} />}
        {engagement && (
          <ScreenPops
            configured={screenPops}
            task={engagement.reservation.task}
            isBlocked={isBlocked}
            isTaken={taken !== undefined}
          />
        )}
        <RingNote state={state} alarm={alarm} device={device} />
        <GaveUp state={state} send={send} />
        {engagement && <ByItself engagement={engagement} send={send} now={now} />}
        <Message state={state} situation={situation} phone={phone} send={send} />
        {taken && <CallArea state={state} engagement={taken} send={send} now={now} />}
        {hint && <p class="hint">{hint}</p>}
        {'activity' in situation && mayAct(state) && <TeamPanel team={state.team} send={send} now={now} />}
        {taken && <WrapUpTime state={state} engagement={taken} send={send} now={now} />}
        {taken && (
          <WrapUpNotes
            engagement={taken}
            settings={state.settings}
            complete={possible.includes('complete') ? () => act('complete') : undefined}
            send={send}
          />
        )}
        {engagement && <TaskDetails engagement={engagement} fields={state.settings.fields} />}
        <NextActivity state={state} send={send} />
      </ScrollRegion>
      <div class="card-foot">
        {engagement && <OwnPhone engagement={engagement} call={callOf(state.inCall, engagement.sid)} phone={phone} />}
        {taken && <CallButtons state={state} engagement={taken} send={send} />}
        <CardActions situation={situation} settings={settings} act={act} />
      </div>
    </section>
  );
}

function CardActions({ situation, settings, act }: { situation: OnDesk; settings: ShortcutSettings; act: Act }) {
  const { primary, destructive } = situation.actions;
  const engagement = 'engagement' in situation ? situation.engagement : undefined;
  const given = { engagement, settings, act };
  return (
    <div class="actions">
      {primary && <ActionButton action={primary} kind="primary" {...given} />}
      {destructive && <ActionButton action={destructive} kind="destructive" {...given} />}
    </div>
  );
}

interface ActionButtonProps {
  readonly action: ActionName;
  readonly kind: 'primary' | 'destructive';
  readonly engagement: Engagement | undefined;
  readonly settings: ShortcutSettings;
  readonly act: Act;
}

function ActionButton({ action, kind, engagement, settings, act }: ActionButtonProps) {
  const key = keyWords(settings, action);
  return (
    <button
      class="button"
      type="button"
      data-kind={kind}
      data-action={action}
      aria-keyshortcuts={keyShortcuts(settings, action)}
      onClick={(event) => {
        // The second half of a double click, on a button that came in the place of another one.
        if (event.detail < 2) act(action);
      }}
    >
      {actionLabel(action, engagement)}
      {key && <kbd aria-hidden="true">{key}</kbd>}
    </button>
  );
}

/**
 * The keys that answer, Enter and Escape at first, while the arrival card, or nothing at all, has the focus. A key held
 * down answers nothing, and Enter on a button is the button's.
 */
function useAnswerKeys(
  card: RefObject<HTMLElement | null>,
  situation: OnDesk,
  settings: ShortcutSettings,
  act: (action: ActionName | undefined) => void,
): void {
  // With the card, not after it is painted: a key pressed at first sight must not be lost.
  useLayoutEffect(() => {
    if (situation.name !== 'ringing') return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      const { target } = event;
      // The part of the card that scrolls has the focus while it is being read; it has no keys of its own for these.
      const reading = target instanceof HTMLElement && target.dataset['answers'] !== undefined;
      const onCard = target === card.current || target === document.body || reading;
      const inCard = target instanceof Node && card.current?.contains(target);
      if (event.repeat || event.isComposing || event.defaultPrevented) return;
      if (isTyping(target) || isTypedOn(event) || isDialogOpen()) return;
      const combos = combosOf(event).filter((combo) => settings.singles || !isSingleCharacter(combo));
      if (combos.includes(keyOf(settings, 'accept')) && onCard) act(situation.actions.primary);
      else if (combos.includes(keyOf(settings, 'reject')) && (onCard || inCard)) act(situation.actions.destructive);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
}
