import type { JSX } from 'preact';

/** The six colours of the desk, each always beside a word and a shape. */
export type Tone = 'available' | 'busy' | 'ringing' | 'wrapping' | 'offline' | 'danger';

/** A shape beside every colour, so that nobody needs the colour. All are drawn in a 24 by 24 box. */
const SHAPES: Record<Tone, JSX.Element> = {
  available: <circle cx="12" cy="12" r="9" fill="currentColor" />,
  offline: <circle cx="12" cy="12" r="7.5" fill="none" stroke="currentColor" stroke-width="3" />,
  ringing: (
    <path
      fill="currentColor"
      d="M12 2a7 7 0 0 0-7 7v4.6l-1.7 2.6A1.2 1.2 0 0 0 4.300 18h15.400a1.200 1.200 0 0 0 1-1.800L19 13.600V9a7 7 0 0 0-7-7Zm-3 17.500a3 3 0 0 0 6 0Z"
    />
  ),
  busy: (
    <path
      fill="currentColor"
      d="M6.600 2.500 9.800 3c.5.1.9.5 1 1l.7 3.300c.1.5 0 .9-.4 1.200L9.200 10a13 13 0 0 0 4.800 4.800l1.500-1.900c.3-.4.7-.5 1.200-.4l3.300.7c.5.1.9.500 1 1l.5 3.200c.1.700-.4 1.400-1.100 1.500C11 20.300 3.700 13 5.100 3.600c.1-.700.800-1.200 1.500-1.100Z"
    />
  ),
  wrapping: (
    <path
      fill="currentColor"
      d="m15.300 3.300 5.400 5.400L8.900 20.500 2.500 21.500l1-6.400L15.300 3.300Zm-.8 3.600-1.600 1.600 2.600 2.600 1.600-1.600-2.600-2.600Z"
    />
  ),
  danger: (
    <path
      fill="currentColor"
      d="M12 2.500 23 21.500H1L12 2.500Zm-1.200 7v6h2.400v-6h-2.400Zm0 7.500v2.400h2.400V17h-2.400Z"
    />
  ),
};

/** Why somebody is not heard: two bars for a call on hold, a microphone struck through for a muted one. */
export function UnheardShape({ why }: { why: 'held' | 'muted' }) {
  return (
    <svg class="shape" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {why === 'held' ? (
        <path fill="currentColor" d="M5 3h5v18H5zm9 0h5v18h-5z" />
      ) : (
        <>
          <path
            fill="currentColor"
            d="M12 2a4 4 0 0 0-4 4v5a4 4 0 0 0 8 0V6a4 4 0 0 0-4-4Zm-7 9a7 7 0 0 0 6 6.900V22h2v-4.100a7 7 0 0 0 6-6.900h-2a5 5 0 0 1-10 0Z"
          />
          <path fill="none" stroke="currentColor" stroke-width="2.500" d="M3 2.500 21 21.500" />
        </>
      )}
    </svg>
  );
}

/** What one is busy with where nobody talks: a handset would be wrong. */
const WRITTEN = (
  <path fill="currentColor" d="M3 3h18a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H11l-6 5v-5H3a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1Z" />
);

interface ShapeProps {
  readonly tone: Tone;
  /** Whether it is about a call, and not about a chat or another task. */
  readonly isCall?: boolean;
}

/** The shape of a state; decoration beside the word that says the same. */
export function Shape({ tone, isCall = true }: ShapeProps) {
  return (
    <svg class="shape" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {tone === 'busy' && !isCall ? WRITTEN : SHAPES[tone]}
    </svg>
  );
}
