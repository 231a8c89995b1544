import { useState } from 'preact/hooks';
import { say } from './messages/words';

/** What was written about a call that is over and could not be saved: the agent's only copy. */
export function KeptNotes({ notes }: { notes: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <div class="kept-notes">
      <p>{say('wrapUp.keptNotes')}</p>
      <pre dir="auto">{notes}</pre>
      <button
        class="button"
        type="button"
        onClick={() => {
          // Where the browser does not let us, the text can still be marked by hand.
          navigator.clipboard.writeText(notes).then(
            () => setCopied(true),
            () => setCopied(false),
          );
        }}
      >
        {say(copied ? 'wrapUp.copied' : 'wrapUp.copy')}
      </button>
    </div>
  );
}
