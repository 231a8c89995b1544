/** Hertz of the two notes, a fifth apart: high enough for small speakers, low enough not to hurt. */
const NOTES = [587.33, 880] as const;

/** Seconds: when each stroke of the ring begins. Two strokes of two notes each, then silence. */
const STROKES = [0, 0.16, 0.48, 0.64] as const;

/** Seconds until a stroke has died away. */
const STROKE_LENGTH = 0.42;

/** Seconds from one ring to the next. */
export const RING_PERIOD = 3;

/**
 * One period of the ring, to be played in a loop: the audio hardware repeats it by itself, so that it goes on in a tab
 * whose timers the browser slows down.
 *
 * @param sampleRate - Samples a second.
 * @returns Samples between -1 and 1.
 */
export function ringSamples(sampleRate: number): Float32Array<ArrayBuffer> {
  return strokesOf(NOTES, sampleRate);
}

/** The same with notes that fall: an alarm, which nobody takes for a call that arrives. */
export function fallingSamples(sampleRate: number): Float32Array<ArrayBuffer> {
  return strokesOf([NOTES[1], NOTES[0]], sampleRate);
}

function strokesOf(notes: readonly [number, number], sampleRate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.round(RING_PERIOD * sampleRate));
  STROKES.forEach((begin, index) => {
    const note = notes[index % notes.length] ?? notes[0];
    const first = Math.round(begin * sampleRate);
    const length = Math.round(STROKE_LENGTH * sampleRate);
    for (let at = 0; at < length; at++) {
      const seconds = at / sampleRate;
      const before = samples[first + at] ?? 0;
      samples[first + at] = before + 0.42 * loudness(seconds) * timbre(note, seconds);
    }
  });
  return samples;
}

/** Rises within 5 ms, so that nothing clicks, and dies away like a bell. */
function loudness(seconds: number): number {
  return Math.min(1, seconds / 0.005) * Math.exp(-9 * seconds) * Math.min(1, (STROKE_LENGTH - seconds) / 0.02);
}

/** A little of the octave above makes it carry. */
function timbre(frequency: number, seconds: number): number {
  const turn = 2 * Math.PI * frequency * seconds;
  return 0.8 * Math.sin(turn) + 0.2 * Math.sin(2 * turn);
}
