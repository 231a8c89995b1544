import type { SignInAsked, SignInEvent, SignInIntent } from './sign-in/sign-in-state';
import type { ConnectionAsked, ConnectionEvent, ConnectionIntent } from './connection/connection-state';
import type { TabAsked, TabEvent } from './tabs/tabs-events';
import type { ActivityAsked, ActivityEvent, ActivityIntent } from './activity/activity-state';
import type { OfferAsked, OfferEvent, OfferIntent } from './offer/offer-state';
import type { CardAsked } from './card/card-state';
import type { CallAsked, CallEvent, CallIntent } from './call/call-state';
import type { TransferAsked, TransferIntent, TransferEvent } from './transfer/transfer-state';
import type { TakeBackAsked, TakeBackIntent } from './take-back/take-back-state';
import type { HelpAsked, HelpIntent } from './help/help-state';
import type { WrapUpAsked, WrapUpEvent, WrapUpIntent } from './wrap-up/wrap-up-state';
import type { RecordingAsked, RecordingEvent, RecordingIntent } from './recording/recording-state';
import type { DiallingAsked, DiallingEvent, DiallingIntent } from './dialling/dialling-state';
import type { PhoneAsked, PhoneEvent, PhoneIntent } from './browser-phone/browser-phone-state';
import type { RingAsked, RingEvent, RingIntent } from './ring/ring-state';
import type { ShortcutsAsked, ShortcutsEvent, ShortcutsIntent } from './shortcuts/shortcuts-state';
import type { SettingsEvent } from './settings/settings-state';
import type { ShiftEvent, ShiftIntent } from './shift/shift-state';
import type { TeamAsked, TeamEvent, TeamIntent } from './team/team-state';
import type { HistoryAsked, HistoryEvent, HistoryIntent } from './history/history-state';

/** What the agent does. */
export type AgentEvent =
  | SignInAsked
  | ConnectionAsked
  | TabAsked
  | ActivityAsked
  | OfferAsked
  | CardAsked
  | CallAsked
  | TransferAsked
  | TakeBackAsked
  | HelpAsked
  | WrapUpAsked
  | RecordingAsked
  | DiallingAsked
  | PhoneAsked
  | RingAsked
  | ShortcutsAsked
  | HistoryAsked
  | TeamAsked;

/** Sent about once a second; everything that depends on the time happens here. */
export interface TickEvent {
  readonly type: 'tick';
}

/** What can happen: what the agent does, and what is heard. */
export type DeskEvent =
  | AgentEvent
  | TickEvent
  | SignInEvent
  | SettingsEvent
  | ConnectionEvent
  | TabEvent
  | ActivityEvent
  | OfferEvent
  | CallEvent
  | TransferEvent
  | WrapUpEvent
  | RecordingEvent
  | DiallingEvent
  | PhoneEvent
  | RingEvent
  | ShortcutsEvent
  | ShiftEvent
  | HistoryEvent
  | TeamEvent;

/** What is to be done. */
export type Intent =
  | SignInIntent
  | ConnectionIntent
  | ActivityIntent
  | OfferIntent
  | CallIntent
  | TransferIntent
  | TakeBackIntent
  | HelpIntent
  | WrapUpIntent
  | RecordingIntent
  | DiallingIntent
  | PhoneIntent
  | HistoryIntent
  | TeamIntent
  | KeepIntent;

/** What is kept in this browser, or brought back from it. */
export type KeepIntent = RingIntent | ShortcutsIntent | ShiftIntent;

/** How the view tells what the agent did. */
export type Send = (event: AgentEvent) => void;
