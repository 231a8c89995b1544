import type { JSX } from 'preact';
import { formatDuration } from '../model/shown-duration';

interface AgeProps {
  /** Epoch milliseconds of virtual time. */
  since: number;
  now: number;
}

/** How long ago something was. */
export function Age({ since, now }: AgeProps): JSX.Element {
  const date = new Date(since);
  return (
    <time class="age" dateTime={date.toISOString()} title={`since ${date.toLocaleString()}`}>
      {formatDuration(now - since)}
    </time>
  );
}

/** When something was, by the clock. */
export function Moment({ at }: { at: number }): JSX.Element {
  const date = new Date(at);
  return (
    <time class="moment" dateTime={date.toISOString()} title={date.toLocaleString()}>
      {clockTime(at)}
    </time>
  );
}

/** `14:02:11`, in the browser's time zone. */
export function clockTime(at: number): string {
  return new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
}
