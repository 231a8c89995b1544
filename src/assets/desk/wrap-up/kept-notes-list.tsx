import { useState } from 'preact/hooks';
import type { KeptNotes } from './wrap-up-state';
import type { Disposition } from '../settings/settings-state';
import type { DeskState } from '../desk-state';
import { useFocusKept } from '../card/card-focus';
import { say } from '../words/desk-words';
import type { Send } from '../desk-events';
import { who } from '../ground/caller-words';

/**
 * What was written about calls that are over and could not be saved, the newest first. Over the card, in a place that
 * scrolls inside: it stays in sight whatever comes next, and what can be done about a call keeps its place.
 */
export function KeptNotesList({ state, send }: { state: DeskState; send: Send }) {
  const { keptNotes, settings } = state;
  useFocusKept();
  if (keptNotes.length === 0) return null;
  return (
    <ul class="kept-notes">
      {keptNotes.toReversed().map((kept) => (
        <Kept key={kept.sid} kept={kept} dispositions={settings.dispositions} send={send} />
      ))}
    </ul>
  );
}

interface KeptProps {
  readonly kept: KeptNotes;
  readonly dispositions: readonly Disposition[];
  readonly send: Send;
}

function Kept({ kept, dispositions, send }: KeptProps) {
  const [copied, setCopied] = useState(false);
  const text = textOf(kept, dispositions);
  const name = `kept-${kept.sid}`;
  return (
    <li>
      <article class="notice" data-notice="kept-notes" aria-labelledby={name}>
        <p id={name}>
          <strong>{say('wrapUp.keptNotes', { caller: who(kept.caller) })}</strong>
        </p>
        <div class="notice-actions">
          <button
            class="button"
            type="button"
            onClick={() => {
              // Where the browser does not let us, the text can still be marked by hand.
              navigator.clipboard.writeText(text).then(
                () => setCopied(true),
                () => setCopied(false),
              );
            }}
          >
            {say(copied ? 'wrapUp.copied' : 'wrapUp.copy')}
          </button>
          <button
            class="button"
            data-kind="quiet"
            type="button"
            onClick={() => send({ type: 'kept-notes-dismissed', sid: kept.sid })}
          >
            {say('wrapUp.dismissKept')}
          </button>
        </div>
        <pre dir="auto">{text}</pre>
      </article>
    </li>
  );
}

function textOf({ notes, disposition, filledIn = [] }: KeptNotes, dispositions: readonly Disposition[]): string {
  const label = dispositions.find(({ code }) => code === disposition)?.label ?? disposition;
  const ended = label === undefined ? '' : say('wrapUp.keptDisposition', { disposition: label });
  return [ended, ...filledIn, notes].filter(Boolean).join('\n');
}
