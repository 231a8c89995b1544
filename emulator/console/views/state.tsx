import type { JSX } from 'preact';
import type { Tone } from '../model/tone';

const shapes: Readonly<Record<Tone, JSX.Element>> = {
  available: <circle cx="8" cy="8" r="6" class="filled" />,
  busy: <rect x="2.5" y="2.5" width="11" height="11" rx="2" class="filled" />,
  ringing: <path d="M8 1.5 15 14H1Z" class="filled" />,
  wrapping: (
    <>
      <circle cx="8" cy="8" r="5.5" class="drawn" />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11Z" class="filled" />
    </>
  ),
  offline: <circle cx="8" cy="8" r="5" class="drawn" />,
  danger: <path d="m3.5 3.5 9 9m0-9-9 9" class="drawn" />,
  waiting: (
    <>
      <circle cx="8" cy="8" r="6" class="drawn" />
      <path d="M8 4.5V8l2.5 1.5" class="drawn" />
    </>
  ),
  done: <path d="m3 8.5 3.5 3.5L13 4.5" class="drawn" />,
};

/** The shape of a state, in its colour. Always beside a word. */
export function Shape({ tone }: { tone: Tone }): JSX.Element {
  return (
    <svg class="shape" data-tone={tone} viewBox="0 0 16 16" aria-hidden="true">
      {shapes[tone]}
    </svg>
  );
}

/** A state by colour, shape and word. */
export function State({ tone, word }: { tone: Tone; word: string }): JSX.Element {
  return (
    <span class="state" data-tone={tone}>
      <Shape tone={tone} />
      {word}
    </span>
  );
}
