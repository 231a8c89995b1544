import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Draft } from './wrap-up-state';
import { draftOf, isUnsaved } from './wrap-up-draft';
import type { Engagement } from '../ground/engagement';
import type { Settings } from '../settings/settings-state';
import { needsOutcome, outcomesOf } from './wrap-up-outcomes';
import { isUnanswered } from '../ground/problem';
import { say } from '../words/desk-words';
import type { Send } from '../desk-events';
import { WrapUpFields } from './wrap-up-fields';
import { completingKeys, type FieldKeys, useLead } from './wrap-up-keys';
import { cause } from '../ground/cause-words';

/**
 * Where the caret belongs after a colleague's words came into a text: beside the same letters as before, and at the end
 * where these are not found.
 */
export function caretAfter(before: string, caret: number, after: string): number {
  if (after.startsWith(before.slice(0, caret))) return caret;
  const rest = before.slice(caret);
  return after.endsWith(rest) ? after.length - rest.length : after.length;
}

interface NotesProps {
  readonly engagement: Engagement;
  readonly settings: Settings;
  /** Completes the wrap-up; `undefined` while that cannot be. */
  readonly complete: (() => void) | undefined;
  readonly send: Send;
}

/** What the agent writes down about the call, during it and after it. */
export function WrapUpNotes({ engagement, settings, complete, send }: NotesProps) {
  const { sid, stage, problem } = engagement;
  const outcomes = outcomesOf(settings, engagement);
  const isMissing = problem?.code === 'outcome-needed';
  const outcome = useRef<HTMLSelectElement>(null);
  useLead(outcome, isMissing);
  const draft = draftOf(engagement);
  // How it ended is asked when it has: a call has enough to look at.
  const isOver = stage.name === 'wrapping' || stage.name === 'completing';
  const keys = completingKeys(complete);
  return (
    <div class="notes">
      {outcomes.length > 0 && isOver && (
        <label class="field">
          <span>{say('wrapUp.disposition')}</span>
          <select
            {...keys}
            ref={outcome}
            required={needsOutcome(settings, engagement)}
            aria-invalid={isMissing}
            aria-describedby="notes-key"
            value={draft.disposition ?? ''}
            onChange={({ currentTarget }) =>
              send({ type: 'disposition-chosen', sid, disposition: currentTarget.value })
            }
          >
            <option value="">{say('wrapUp.noDisposition')}</option>
            {outcomes.map(({ code, label }) => (
              <option value={code} key={code}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      {isOver && <WrapUpFields engagement={engagement} settings={settings} keys={keys} send={send} />}
      <NotesField
        key={sid}
        sid={sid}
        draft={draft}
        keys={keys}
        isOver={isOver}
        isMissing={problem?.code === 'note-needed'}
        send={send}
      />
      <div class="notes-foot">
        <Saving draft={draft} />
        <output>{draft.bothKept && say('wrapUp.bothKept')}</output>
        {isOver && (complete || stage.name === 'completing') && (
          <p class="notes-key" id="notes-key">
            {say('wrapUp.completeKey', { enter: say('shortcuts.enter') })}
          </p>
        )}
      </div>
      <Unsaved engagement={engagement} send={send} />
    </div>
  );
}

interface NotesFieldProps {
  readonly sid: string;
  readonly draft: Draft;
  readonly keys: FieldKeys;
  readonly isOver: boolean;
  /** It is what is missing before the wrap-up may be completed. */
  readonly isMissing: boolean;
  readonly send: Send;
}

/** The field keeps what is typed by itself, so that no letter waits for an answer from another tab. */
function NotesField({ sid, draft, keys, isOver, isMissing, send }: NotesFieldProps) {
  const { notes, revision = 0 } = draft;
  const field = useRef<HTMLTextAreaElement>(null);
  const [{ typed, typedAt }, setTyped] = useState<{ typed?: string; typedAt?: number }>({});
  // Once a colleague's words have come into the notes, these hold what was typed before.
  const own = typedAt === revision ? typed : undefined;
  useCaretOver(field, revision);
  useLead(field, isMissing);
  // What this tab typed has become what all know.
  useEffect(() => {
    if (own === notes) setTyped({});
  }, [own, notes]);
  return (
    <label class="field">
      <span>{say('wrapUp.notes')}</span>
      <textarea
        ref={field}
        rows={3}
        maxLength={4_000}
        dir="auto"
        aria-invalid={isMissing}
        {...keys}
        aria-describedby={`notes-saving${isOver ? ' notes-key' : ''}`}
        value={own ?? notes}
        onInput={({ currentTarget }) => {
          setTyped({ typed: currentTarget.value, typedAt: revision });
          send({ type: 'notes-typed', sid, notes: currentTarget.value, from: notes, revision });
        }}
        onBlur={() => send({ type: 'notes-left', sid })}
      />
    </label>
  );
}

function Saving({ draft }: { draft: Draft }) {
  return (
    <p id="notes-saving" data-saved={!isUnsaved(draft)}>
      {savingWord(draft)}
    </p>
  );
}

function savingWord(draft: Draft): string {
  if (draft.sent) return say('wrapUp.saving');
  if (draft.changedAt !== undefined) return say('wrapUp.unsaved');
  return draft.notes === '' ? say('wrapUp.notesHint') : say('wrapUp.saved');
}

function Unsaved({ engagement, send }: { engagement: Engagement; send: Send }) {
  const { sid, stage } = engagement;
  const { problem } = draftOf(engagement);
  const alert = useRef<HTMLDivElement>(null);
  const isUnsavable = problem !== undefined;
  // What is lost if nobody sees it is brought into sight.
  useLayoutEffect(() => {
    if (isUnsavable) alert.current?.scrollIntoView({ block: 'nearest' });
  }, [isUnsavable]);
  return (
    <div ref={alert} role="alert">
      {problem && (
        <div class="problem">
          <p>{say(isUnanswered(problem) ? 'wrapUp.unclear' : 'wrapUp.notSaved', { why: cause(problem) })}</p>
          <p class="actions">
            <button class="button" type="button" onClick={() => send({ type: 'save-asked', sid })}>
              {say('wrapUp.saveAgain')}
            </button>
            {stage.name === 'wrapping' && (
              <button class="button" type="button" onClick={() => send({ type: 'complete-anyway-asked', sid })}>
                {say('wrapUp.completeAnyway')}
              </button>
            )}
          </p>
        </div>
      )}
    </div>
  );
}

/** Keeps the caret of a field whose text changes with the revision, which a browser alone would put at the end. */
function useCaretOver(field: RefObject<HTMLTextAreaElement | null>, revision: number): void {
  const drawn = useRef(revision);
  const written = field.current;
  const isChanging = drawn.current !== revision && written !== null && document.activeElement === written;
  const was = isChanging ? { text: written.value, caret: written.selectionEnd } : undefined;
  useLayoutEffect(() => {
    drawn.current = revision;
    const shown = field.current;
    if (!was || !shown) return;
    const caret = caretAfter(was.text, was.caret, shown.value);
    shown.setSelectionRange(caret, caret);
  }, [revision]);
}
