import type { JSX } from 'preact';
import { sidPattern } from '../model/event-search';
import type { Actions } from './actions';

interface SidProps {
  sid: string;
  actions: Actions;
}

/** A SID by its two letters and last digits; pressing it shows what happened to it in the event log. */
export function Sid({ sid, actions }: SidProps): JSX.Element {
  return (
    <button type="button" class="sid" title={sid} onClick={() => actions.search(sid)}>
      <span class="unseen">Events of </span>
      {shortSid(sid)}
    </button>
  );
}

/** Text with each SID in it made short and pressable. */
export function TextWithSids({ text, actions }: { text: string; actions: Actions }): JSX.Element {
  const parts = text.split(new RegExp(`(${sidPattern.source})`));
  return <>{parts.map((part, index) => (index % 2 === 1 ? <Sid key={index} sid={part} actions={actions} /> : part))}</>;
}

/** `WT…0003`. */
export function shortSid(sid: string): string {
  return sid.length > 8 ? `${sid.slice(0, 2)}…${sid.slice(-4)}` : sid;
}
