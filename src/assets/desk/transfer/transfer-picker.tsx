import { useEffect, useRef } from 'preact/hooks';
import { talkOf } from '../ground/engagement';
import { type Choice, choicesOf } from './transfer-directory';
import type { Directory } from './transfer-state';
import { numbersOf } from './to-number';
import { typedNumber, wantPlanFor } from '../numbers/numbers';
import { ShownNumber } from '../numbers/shown-number';
import { Shape } from '../ground/icons';
import { say } from '../words/desk-words';
import { cause } from '../ground/cause-words';
import { useTypedAhead } from '../ground/use-typed-ahead';
import { PanelFrame } from '../call/call-panel-frame';
import type { Given } from '../desk-view';

type PickerProps = Given<'state' | 'engagement' | 'call' | 'send'>;

/** Lines of the list that are drawn; the search finds the others. */
const SHOWN = 60;

/** Whom to hand a call to: found by typing, reached with the arrow keys or by pointing. */
export function TransferPicker({ state, engagement, call, send }: PickerProps) {
  const { sid, search } = call;
  const { directory } = state.inCall;
  const { thirdNumber, prefixes } = state.outbound.features;
  const isCall = talkOf(engagement) === 'call';
  const mayCall = isCall && thirdNumber;
  const { value, typed } = useTypedAhead(search, (text) => send({ type: 'search-typed', sid, text }));
  useEffect(() => (mayCall ? wantPlanFor(value) : undefined), [value, mayCall]);
  const { queueName } = engagement.reservation.task;
  const asked = { entries: state.settings.directory ?? [], queueName, search, typed: typedNumber(search), prefixes };
  const all = choicesOf(directory, search, mayCall ? numbersOf(asked) : []);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => send({ type: 'directory-asked', further: false }), []);
  /** Moves the focus along the list; before its beginning is the search. */
  const move = (event: KeyboardEvent, from: HTMLElement): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0 || event.isComposing) return;
    const places = [...(list.current?.closest('section')?.querySelectorAll<HTMLElement>('[data-place]') ?? [])];
    places[places.indexOf(from) + by]?.focus();
    event.preventDefault();
  };
  const choose = (choice: Choice): void => {
    if (!choice.possible) return;
    const { kind, name } = choice;
    if (kind === 'number') send({ type: 'number-chosen', sid, number: choice.sid });
    else send({ type: 'transfer-asked', sid, to: choice.sid, name, kind });
  };

  return (
    <PanelFrame title={say(isCall ? 'transfer.title' : 'transfer.titleTask')} sid={sid} send={send}>
      {isCall && <Modes call={call} send={send} />}
      <label class="field">
        <span>{say(mayCall ? 'transfer.searchOrType' : 'transfer.search')}</span>
        <input
          type="search"
          autocomplete="off"
          spellcheck={false}
          value={value}
          onInput={(event) => typed(event.currentTarget.value)}
          onKeyDown={(event) => {
            const [first] = all;
            if (event.key !== 'Enter') move(event, event.currentTarget);
            else if (search.trim() !== '' && first && all.length === 1) choose(first);
          }}
          data-place
          data-first
        />
      </label>
      <output class="panel-note">{status(directory, search, all.length)}</output>
      <ul class="choices" aria-label={say('transfer.people')} ref={list}>
        {all.slice(0, SHOWN).map((choice) => (
          <li key={choice.sid}>
            <button
              class="choice"
              type="button"
              aria-disabled={!choice.possible}
              onClick={(event) => {
                // The second half of a double click on what opened the list, which may have come under the pointer.
                if (event.detail < 2) choose(choice);
              }}
              onKeyDown={(event) => move(event, event.currentTarget)}
              data-place
            >
              <ChoiceLine choice={choice} />
            </button>
          </li>
        ))}
      </ul>
      {directory.name === 'failed' && (
        <button class="button" type="button" onClick={() => send({ type: 'directory-asked', further: false })}>
          {say('transfer.tryAgain')}
        </button>
      )}
      {directory.sought?.stage === 'failed' && search.trim() !== '' && (
        <button class="button" type="button" onClick={() => send({ type: 'search-again-asked' })}>
          {say('transfer.tryAgain')}
        </button>
      )}
      {directory.name === 'read' && directory.page?.next !== undefined && search.trim() === '' && (
        <button class="button" type="button" onClick={() => send({ type: 'directory-asked', further: true })}>
          {say('transfer.moreColleagues')}
        </button>
      )}
    </PanelFrame>
  );
}

/** Whether the agent talks to whoever takes the call, before they leave it. */
function Modes({ call: { sid, mode }, send }: Pick<PickerProps, 'call' | 'send'>) {
  return (
    <fieldset class="modes">
      <legend class="visually-hidden">{say('transfer.how')}</legend>
      {(['WARM', 'COLD'] as const).map((each) => (
        <label key={each}>
          <input
            type="radio"
            name={`mode-${sid}`}
            checked={mode === each}
            onChange={() => send({ type: 'mode-chosen', sid, mode: each })}
          />
          <span>{say(each === 'WARM' ? 'transfer.warm' : 'transfer.cold')}</span>
        </label>
      ))}
      <p class="panel-note">{say(mode === 'WARM' ? 'transfer.warmHint' : 'transfer.coldHint')}</p>
    </fieldset>
  );
}

function status({ name, problem, page, sought }: Directory, search: string, found: number): string {
  if (name === 'failed' && problem) return say('transfer.unread', { why: cause(problem) });
  if (!page) return say('transfer.reading');
  const isSought = search.trim() !== '' && page.next !== undefined;
  if (isSought && sought?.problem && sought.stage === 'failed')
    return say('transfer.unsearched', { why: cause(sought.problem) });
  if (isSought && sought?.stage === 'asked') return say('transfer.searching', { count: found });
  return found === 0 ? say('transfer.nobody') : say('transfer.found', { count: found });
}

function ChoiceLine({ choice }: { choice: Choice }) {
  const { name, kind, possible, activity, sid, waiting = 0, available = 0 } = choice;
  return (
    <>
      <Shape tone={!possible ? 'offline' : kind === 'worker' ? 'available' : 'busy'} />
      <span class="choice-name">{name === sid ? <ShownNumber text={sid} /> : <bdi>{name}</bdi>}</span>
      <span class="choice-stand">
        {kind === 'worker' ? (
          <bdi>{activity}</bdi>
        ) : kind === 'number' ? (
          possible ? (
            name !== sid && <ShownNumber text={sid} />
          ) : (
            say('call.whyNumberNotAllowed')
          )
        ) : (
          `${say('transfer.queue')} · ${say('transfer.waiting', { count: waiting })} · ${say('transfer.available', { count: available })}`
        )}
      </span>
    </>
  );
}
