import type { JSX } from 'preact';
import { sidPattern } from '../model/event-search';
import type { Actions } from './actions';

interface SidProps {
  sid: string;
  actions: Actions;
  /** What pressing it shows, in a word. */
  shows?: 'Events' | 'Requests';
}

/** A SID by its two letters and last digits; pressing it shows what happened to it, in the event log or among the requests. */
export function Sid({ sid, actions, shows = 'Events' }: SidProps): JSX.Element {
  return (
    <button type="button" class="sid" title={sid} onClick={() => actions.search(sid)}>
      <span class="unseen">{shows} of </span>
      {shortSid(sid)}
    </button>
  );
}

/** Text with each SID in it made short and pressable. */
export function TextWithSids({ text, ...sid }: Omit<SidProps, 'sid'> & { text: string }): JSX.Element {
  const parts = text.split(new RegExp(`(${sidPattern.source})`));
  return <>{parts.map((part, index) => (index % 2 === 1 ? <Sid key={index} sid={part} {...sid} /> : part))}</>;
}

/** `WT…0003`. */
export function shortSid(sid: string): string {
  return sid.length > 8 ? `${sid.slice(0, 2)}…${sid.slice(-4)}` : sid;
}
