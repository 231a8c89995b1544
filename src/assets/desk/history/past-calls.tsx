import { useEffect, useState } from 'preact/hooks';
import { CallBack } from '../dialling/dialling-call-back';
import type { Send } from '../desk-events';
import { Dialog } from '../ground/dialog';
import { duration } from '../ground/format';
import { ShownNumber } from '../numbers/shown-number';
import { LongText } from '../ground/long-text';
import type { Settings } from '../settings/settings-state';
import { say } from '../words/desk-words';
import { voice } from '../words/voice';
import { configuredFields } from '../wrap-up/wrap-up-asked';
import type { PastCall, PastEnd, Reading } from './history-state';
import { NOTHING_SOUGHT, queryOf, queuesOf, searchCalls, searchIn, type Search } from './search-calls';

/** The page's own address, with all of the agent's calls in sight. */
export const ADDRESS = '#history';

const ENDS = {
  completed: 'history.endCompleted',
  abandoned: 'history.endAbandoned',
  canceled: 'history.endCanceled',
  deleted: 'history.endDeleted',
  wrapping: 'history.endWrapping',
} as const satisfies Record<PastEnd, string>;

const HUNG_UP = {
  caller: 'history.callerHungUp',
  agent: 'history.agentHungUp',
  desk: 'history.deskHungUp',
} as const;

const days = new Map<string, Intl.DateTimeFormat>();

/** A moment of these weeks, as the agent's own clock and calendar show it. */
function dayAndTime(at: number): string {
  const { locale } = voice.value;
  const form = { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
  const known = days.get(locale) ?? new Intl.DateTimeFormat(locale, form);
  days.set(locale, known);
  return known.format(at);
}

const list = (names: readonly string[]): string => names.join(', ');

const labelIn =
  ({ dispositions }: Settings) =>
  (code: string): string =>
    dispositions.find((one) => one.code === code)?.label ?? code;

interface ListProps {
  readonly calls: readonly PastCall[];
  readonly settings: Settings;
  /** Whether each says whose call it was; not where all are of one caller. */
  readonly named: boolean;
  /** Calls somebody again. */
  readonly call?: ((number: string) => void) | undefined;
}

/** Calls, the newest first. */
export function PastCallList({ calls, settings, named, call: again }: ListProps) {
  return (
    <ol class="past-calls">
      {calls.map((call) => (
        <li key={call.taskSid} data-end={call.end}>
          <PastCallLine call={call} settings={settings} named={named} />
          {named && <CallBack number={call.caller} call={again} />}
        </li>
      ))}
    </ol>
  );
}

function PastCallLine({ call, settings, named }: Pick<ListProps, 'settings' | 'named'> & { readonly call: PastCall }) {
  const { at, end, caller, talkMs, notes, notesCut, disposition, fields = {} } = call;
  const labelOf = labelIn(settings);
  const asked = configuredFields(settings);
  return (
    <>
      <p class="past-when">
        <time dateTime={new Date(at).toISOString()}>{dayAndTime(at)}</time>
        {named && (
          <span class="past-who">
            {caller === undefined ? say('history.withheldNumber') : <ShownNumber text={caller} />}
          </span>
        )}
      </p>
      <p class="past-how">
        <span class="past-end">{say(ENDS[end])}</span>
        {talkMs !== undefined && ` · ${say('history.talked', { time: duration(talkMs) })}`}
        {disposition !== undefined && (
          <>
            {' · '}
            <bdi>{labelOf(disposition)}</bdi>
          </>
        )}
      </p>
      {Object.entries(fields).map(([key, text]) => (
        <p key={key} class="past-how">
          <bdi>{asked.find((field) => field.key === key)?.label ?? key}</bdi>: <bdi>{text}</bdi>
        </p>
      ))}
      {notes && (
        <p class="past-notes">
          <LongText text={notes} about={say('history.theNotes')} />
          {notesCut && ` ${say('history.notesCut')}`}
        </p>
      )}
      <p class="past-more">{moreOf(call, named).join(' · ')}</p>
    </>
  );
}

/** What else is known, a phrase each; what is not known is said where an agent would wonder. */
function moreOf(
  { outbound, queue, people, missedBy, transfers, holds, recording, hungUp, waitMs, end }: PastCall,
  isOwn: boolean,
): readonly string[] {
  const names = people.map(({ name, you }) => (you ? say('history.you') : name));
  const wasTaken = people.length > 0;
  return [
    ...(outbound ? [say('history.outbound')] : []),
    // That one's own calls were with oneself goes without saying.
    ...(isOwn && people.every(({ you }) => you)
      ? []
      : [wasTaken ? say('history.with', { names: list(names) }) : say('history.nobody')]),
    ...(queue === undefined ? [] : [say('history.inQueue', { queue })]),
    ...(waitMs === undefined ? [] : [say('history.waited', { time: duration(waitMs) })]),
    ...transfers.flatMap(({ by, to, outcome }) => {
      if (by === undefined) return [say('history.transferred')];
      if (to === undefined) return [say('history.transferredBy', { by })];
      return [say(outcome === 'taken' ? 'history.transferredTo' : 'history.transferFailed', { by, to })];
    }),
    ...(holds && holds.count > 0 ? [say('history.held', { count: holds.count, time: duration(holds.ms) })] : []),
    ...(wasTaken && !holds ? [say('history.holdsUnknown')] : []),
    ...(recording ? [say('history.recorded')] : []),
    ...(recording && recording.count > 0
      ? [say('history.paused', { count: recording.count, time: duration(recording.ms) })]
      : []),
    ...(missedBy.length > 0 ? [say('history.missedBy', { names: list(missedBy) })] : []),
    ...(hungUp && end !== 'abandoned' ? [say(HUNG_UP[hungUp])] : []),
    ...(wasTaken && !hungUp ? [say('history.hungUpUnknown')] : []),
  ];
}

interface AllCallsProps {
  readonly reading: Reading | undefined;
  readonly settings: Settings;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly call: ((number: string) => void) | undefined;
  readonly send: Send;
}

/** So many are drawn; the search finds the others. */
const SHOWN = 100;

/** All of the agent's own calls of the last 30 days, filtered and searched; the page's address says by what. */
export function AllCalls({ reading, settings, open, onClose, call, send }: AllCallsProps) {
  const [search, setSearch] = useState(NOTHING_SOUGHT);
  useEffect(() => {
    send({ type: 'history-all-asked', open });
    if (open) setSearch(searchIn(location.hash));
  }, [open]);
  const seek = (key: keyof Search, value: string): void => {
    const next = { ...search, [key]: value };
    setSearch(next);
    // Without a step in the browser's history for each letter.
    history.replaceState(null, '', `${ADDRESS}${queryOf(next)}`);
  };
  const calls = reading?.page?.calls ?? [];
  const found = searchCalls(calls, search, labelIn(settings));
  const again =
    call &&
    ((number: string): void => {
      onClose();
      call(number);
    });
  const choice = (key: keyof Search, label: string, options: readonly (readonly [value: string, label: string])[]) => (
    <label class="field">
      <span>{label}</span>
      <select value={search[key]} onChange={({ currentTarget: { value } }) => seek(key, value)}>
        <option value="">{say('history.any')}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <Dialog title={say('history.allTitle')} open={open} onClose={onClose}>
      <div class="history-search">
        <label class="field">
          <span>{say('history.search')}</span>
          <input
            type="search"
            autocomplete="off"
            spellcheck={false}
            value={search.text}
            onInput={({ currentTarget: { value } }) => seek('text', value)}
          />
        </label>
        {choice(
          'end',
          say('history.howItEnded'),
          Object.entries(ENDS).map(([value, key]) => [value, say(key)]),
        )}
        {choice(
          'queue',
          say('history.queue'),
          queuesOf(calls).map((name) => [name, name]),
        )}
        {settings.dispositions.length > 0 &&
          choice(
            'outcome',
            say('wrapUp.disposition'),
            settings.dispositions.map(({ code, label }) => [code, label]),
          )}
        {choice('taken', say('history.byYou'), [
          ['taken', say('shift.taken')],
          ['missed', say('shift.missed')],
        ])}
        <label class="field">
          <span>{say('history.day')}</span>
          <input type="date" value={search.day} onInput={({ currentTarget: { value } }) => seek('day', value)} />
        </label>
      </div>
      <output class="panel-note">
        {say('history.found', { count: found.length })}
        {reading?.name === 'loading' && ` ${say('history.loadingMore')}`}
      </output>
      <PastCallList calls={found.slice(0, SHOWN)} settings={settings} named call={again} />
      {found.length > SHOWN && <p class="panel-note">{say('history.narrow', { count: SHOWN })}</p>}
    </Dialog>
  );
}
