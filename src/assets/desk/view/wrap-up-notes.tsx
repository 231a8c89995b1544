import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { draftOf, isUnsaved } from '../model/draft';
import type { Draft } from '../model/draft';
import type { Engagement } from '../model/engagement';
import type { Disposition } from '../model/settings';
import { say } from './messages/words';
import type { Send } from './send';
import { cause } from './words/cause';

interface NotesProps {
  readonly engagement: Engagement;
  readonly dispositions: readonly Disposition[];
  readonly send: Send;
}

/** What the agent writes down about the call, during it and after it. */
export function WrapUpNotes({ engagement, dispositions, send }: NotesProps) {
  const { sid, stage } = engagement;
  const draft = draftOf(engagement);
  // How it ended is asked when it has: a call has enough to look at.
  const isOver = stage.name === 'wrapping' || stage.name === 'completing';
  return (
    <div class="notes">
      {dispositions.length > 0 && isOver && (
        <label class="field">
          <span>{say('wrapUp.disposition')}</span>
          <select
            value={draft.disposition ?? ''}
            onChange={({ currentTarget }) =>
              send({ type: 'disposition-chosen', sid, disposition: currentTarget.value })
            }
          >
            <option value="">{say('wrapUp.noDisposition')}</option>
            {dispositions.map(({ code, label }) => (
              <option value={code} key={code}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      <NotesField key={sid} sid={sid} notes={draft.notes} send={send} />
      <Saving draft={draft} />
      <Unsaved engagement={engagement} send={send} />
    </div>
  );
}

/** The field keeps what is typed by itself, so that no letter waits for an answer from another tab. */
function NotesField({ sid, notes, send }: { sid: string; notes: string; send: Send }) {
  const [typed, setTyped] = useState<string>();
  // What this tab typed has become what all know.
  useEffect(() => {
    if (typed === notes) setTyped(undefined);
  }, [typed, notes]);
  return (
    <label class="field">
      <span>{say('wrapUp.notes')}</span>
      <textarea
        rows={3}
        maxLength={4_000}
        dir="auto"
        aria-describedby="notes-saving"
        value={typed ?? notes}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          send({ type: 'notes-typed', sid, notes: currentTarget.value });
        }}
        onBlur={() => send({ type: 'notes-left', sid })}
      />
    </label>
  );
}

function Saving({ draft }: { draft: Draft }) {
  return (
    <p class="notes-saving" id="notes-saving" data-saved={!isUnsaved(draft)}>
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
          <p>{say('wrapUp.notSaved', { why: cause(problem) })}</p>
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
