import type { ComponentChildren } from 'preact';
import { cause } from '../../desk/ground/cause-words';
import { duration, numeral } from '../../desk/ground/format';
import { plainText } from '../../desk/ground/plain-text';
import { voice } from '../../desk/words/voice';
import type { Figures } from '../model/figures';
import { say } from '../view/messages/floor-words';
import type { OpenPast } from './open-past';
import { sayPast } from './past-words';
import { averageHandling, callsShown, dayBefore, type PastCall, type PastState } from './past-state';

const ENDS = {
  completed: 'past.endCompleted',
  abandoned: 'past.endAbandoned',
  canceled: 'past.endCanceled',
  deleted: 'past.endDeleted',
  wrapping: 'past.endWrapping',
} as const satisfies Record<PastCall['end'], string>;

/** As long as calls are kept. */
const DAYS = 30;

interface PastProps {
  readonly past: OpenPast;
  readonly figures: Figures;
}

/** The calls of a day and its figures, of all, of an agent or of a queue. */
export default function Past({ past, figures }: PastProps) {
  const state = past.state.value;
  return (
    <>
      <p class="panel-note">{sayPast('past.hint')}</p>
      <Choices past={past} figures={figures} />
      <Problems past={past} />
      <Sums state={state} />
      <Calls state={state} />
      <Buttons past={past} />
    </>
  );
}

function Choices({ past: { state, send }, figures }: PastProps) {
  const { day, workerSid, queue } = state.value.choice;
  return (
    <search class="floor-filters" aria-label={say('floor.filters')}>
      <label class="field">
        <span>{sayPast('past.day')}</span>
        <input
          type="date"
          value={day}
          min={dayBefore(figures.readAt, DAYS)}
          max={dayBefore(figures.readAt, 0)}
          onChange={({ currentTarget: { value } }) => value && send({ type: 'chosen', choice: { day: value } })}
        />
      </label>
      <label class="field">
        <span>{sayPast('past.agent')}</span>
        <select
          value={workerSid}
          onChange={({ currentTarget }) => send({ type: 'chosen', choice: { workerSid: currentTarget.value } })}
        >
          <option value="">{sayPast('past.allAgents')}</option>
          {figures.workers
            .toSorted((a, b) => a.name.localeCompare(b.name))
            .map(({ sid, name }) => (
              <option key={sid} value={sid}>
                {name}
              </option>
            ))}
        </select>
      </label>
      <label class="field">
        <span>{say('floor.queue')}</span>
        <select
          value={queue}
          onChange={({ currentTarget }) => send({ type: 'chosen', choice: { queue: currentTarget.value } })}
        >
          <option value="">{say('floor.allQueues')}</option>
          {figures.queues.map(({ sid, name }) => (
            <option key={sid} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </search>
  );
}

function Problems({ past: { state, send } }: { past: OpenPast }) {
  const { problem } = state.value;
  return (
    <div role="alert">
      {problem && (
        <div class="problem floor-result">
          <p>
            {problem.code === 'not_enabled' ? sayPast('past.off') : sayPast('past.unread', { why: cause(problem) })}
          </p>
          <button class="button" type="button" onClick={() => send({ type: 'again-asked' })}>
            {sayPast('past.again')}
          </button>
        </div>
      )}
    </div>
  );
}

/** What TaskRouter counted that day: of the agent who is chosen, else of the queues. */
function Sums({ state }: { state: PastState }) {
  const { choice, worker, queues = [] } = state;
  const handling = averageHandling(state, choice.workerSid);
  return (
    <>
      {worker ? (
        <dl class="floor-facts" data-past="worker">
          <Sum label={sayPast('past.taken')}>{numeral(worker.taken)}</Sum>
          <Sum label={sayPast('past.missed')}>{numeral(worker.missed)}</Sum>
          <Sum label={sayPast('past.rejected')}>{numeral(worker.rejected)}</Sum>
          {worker.activities.map(({ friendlyName, seconds }) => (
            <Sum key={friendlyName} label={sayPast('past.time', { activity: plainText(friendlyName) })}>
              {duration(seconds * 1_000)}
            </Sum>
          ))}
        </dl>
      ) : (
        queues.length > 0 && (
          <QueueTable queues={queues.filter((one) => [one.friendlyName, ''].includes(choice.queue))} />
        )
      )}
      {handling !== undefined && (
        <p class="panel-note">{sayPast('past.handling', { time: duration(handling * 1_000) })}</p>
      )}
    </>
  );
}

function Sum({ label, children }: { label: string; children: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function QueueTable({ queues }: { queues: NonNullable<PastState['queues']> }) {
  return (
    <table class="floor-table floor-stacked" data-past="queues">
      <thead>
        <tr>
          <th scope="col">{say('floor.queue')}</th>
          <th scope="col">{sayPast('past.taken')}</th>
          <th scope="col">{sayPast('past.missed')}</th>
          <th scope="col">{sayPast('past.rejected')}</th>
          <th scope="col">{sayPast('past.completed')}</th>
          <th scope="col">{sayPast('past.canceled')}</th>
          <th scope="col">{say('floor.averageWait')}</th>
        </tr>
      </thead>
      <tbody>
        {queues.map(({ sid, friendlyName, taken, missed, rejected, completed, canceled, waitSeconds }) => (
          <tr key={sid}>
            <th scope="row">
              <bdi>{plainText(friendlyName)}</bdi>
            </th>
            <Cell label={sayPast('past.taken')}>{numeral(taken)}</Cell>
            <Cell label={sayPast('past.missed')}>{numeral(missed)}</Cell>
            <Cell label={sayPast('past.rejected')}>{numeral(rejected)}</Cell>
            <Cell label={sayPast('past.completed')}>{numeral(completed)}</Cell>
            <Cell label={sayPast('past.canceled')}>{numeral(canceled)}</Cell>
            <Cell label={say('floor.averageWait')}>
              {taken > 0 ? duration(Math.floor(waitSeconds / taken) * 1_000) : say('floor.none')}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A cell that says what it is where the page is too narrow for columns. */
function Cell({ label, children }: { label: string; children: ComponentChildren }) {
  return <td data-label={label}>{children}</td>;
}

function Calls({ state }: { state: PastState }) {
  const shown = callsShown(state);
  return (
    <>
      <output class="floor-audit-state">
        {state.isReading && sayPast('past.reading')}
        {!state.isReading && state.calls && shown.length === 0 && sayPast('past.nothing')}
        {!state.isReading && shown.length > 0 && sayPast('past.shown', { count: shown.length })}
      </output>
      {shown.length > 0 && (
        <table class="floor-table floor-stacked" data-past="calls">
          <thead>
            <tr>
              <th scope="col">{sayPast('past.began')}</th>
              <th scope="col">{sayPast('past.caller')}</th>
              <th scope="col">{say('floor.queue')}</th>
              <th scope="col">{sayPast('past.agents')}</th>
              <th scope="col">{sayPast('past.wait')}</th>
              <th scope="col">{sayPast('past.talk')}</th>
              <th scope="col">{sayPast('past.ended')}</th>
              <th scope="col">{sayPast('past.outcome')}</th>
              <th scope="col">{sayPast('past.notes')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((call) => (
              <Call key={call.taskSid} call={call} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Call({ call }: { call: PastCall }) {
  const { at, caller, queue = '', people, waitSeconds, talkSeconds, end, disposition = '', hasNotes } = call;
  return (
    <tr data-call={call.taskSid}>
      <td>
        <time dateTime={at}>{momentOf(at)}</time>
      </td>
      <th scope="row">
        <bdi>{caller === undefined ? say('floor.unknown') : plainText(caller)}</bdi>
      </th>
      <td>
        <bdi>{plainText(queue)}</bdi>
      </td>
      <td>
        <bdi>{people.map(({ name }) => plainText(name)).join(', ') || say('floor.none')}</bdi>
      </td>
      <Cell label={sayPast('past.wait')}>{lengthOf(waitSeconds)}</Cell>
      <Cell label={sayPast('past.talk')}>{lengthOf(talkSeconds)}</Cell>
      <td>{sayPast(ENDS[end])}</td>
      <td>
        <bdi>{plainText(disposition)}</bdi>
      </td>
      <Cell label={sayPast('past.notes')}>{hasNotes ? sayPast('past.hasNotes') : say('floor.none')}</Cell>
    </tr>
  );
}

function Buttons({ past: { state, send } }: { past: OpenPast }) {
  const { before, isReading, isExporting, calls } = state.value;
  return (
    <form
      class="floor-line"
      onSubmit={(event) => {
        event.preventDefault();
        const withNotes = new FormData(event.currentTarget).has('notes');
        send({ type: 'export-asked', withNotes });
      }}
    >
      {before !== undefined && (
        <button class="button" type="button" aria-disabled={isReading} onClick={() => send({ type: 'more-asked' })}>
          {sayPast('past.more')}
        </button>
      )}
      {calls && (
        <>
          <label>
            <input type="checkbox" name="notes" /> {sayPast('past.withNotes')}
          </label>
          <button class="button" type="submit" aria-disabled={isExporting}>
            {sayPast(isExporting ? 'past.exporting' : 'past.export')}
          </button>
        </>
      )}
    </form>
  );
}

const lengthOf = (seconds: number | undefined): string =>
  seconds === undefined ? say('floor.none') : duration(seconds * 1_000);

const momentOf = (at: string): string =>
  new Intl.DateTimeFormat(voice.value.locale, { dateStyle: 'short', timeStyle: 'medium' }).format(Date.parse(at));
