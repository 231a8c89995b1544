import { useState } from 'preact/hooks';
import type { LogEntry } from './log-state';
import type { ShortcutSettings } from '../shortcuts/shortcuts-state';
import { timeOfDay } from '../ground/format';
import { say } from '../words/desk-words';
import { announcement, isTrouble, sentence, urgencyOf } from './log-words';

/** How many lines are shown until the agent asks for more. */
const SHOWN = 10;

/** What happened, the newest first. Read aloud by the announcer, so it is no live region itself. */
export function Log({ entries }: { entries: readonly LogEntry[] }) {
  const [all, setAll] = useState(false);
  const shown = entries.toReversed().slice(0, all ? entries.length : SHOWN);
  return (
    <section class="panel log" aria-labelledby="log-title">
      <h2 id="log-title">{say('log.title')}</h2>
      <div role="log" aria-live="off" aria-labelledby="log-title">
        <ol class="log-lines">
          {shown.map(({ id, at, happening }) => (
            <li key={id} data-trouble={isTrouble(happening)}>
              <time dateTime={new Date(at).toISOString()}>{timeOfDay(at)}</time>
              <bdi title={sentence(happening)}>{sentence(happening)}</bdi>
            </li>
          ))}
        </ol>
      </div>
      {entries.length > SHOWN && (
        <button class="button" data-kind="quiet" type="button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? say('ground.showLess') : say('ground.showAllCount', { count: entries.length })}
        </button>
      )}
    </section>
  );
}

/** Tells screen readers what changed; calls at once, the rest when there is a pause. */
export function Announcer({ entries, settings }: { entries: readonly LogEntry[]; settings: ShortcutSettings }) {
  const urgent = entries.findLast(({ happening }) => urgencyOf(happening) === 'assertive');
  const calm = entries.findLast(({ happening }) => urgencyOf(happening) === 'polite');
  return (
    <div class="visually-hidden">
      <p aria-live="assertive">{urgent && <span key={urgent.id}>{announcement(urgent.happening, settings)}</span>}</p>
      <p aria-live="polite">{calm && <span key={calm.id}>{announcement(calm.happening, settings)}</span>}</p>
    </div>
  );
}
