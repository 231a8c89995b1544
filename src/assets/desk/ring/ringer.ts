import type { Sound } from './ring-state';
import type { Clock } from '../ground/clock';
import { RING_PERIOD, ringSamples } from './ring-sound';

/** What is to be heard now. */
export interface Ring {
  /** From 0 to 1. */
  readonly volume: number;
  /** The agent is talking to somebody, who must not be drowned. */
  readonly soft: boolean;
}

/** The ring of an arriving call. */
export interface Ringer {
  /** Sounds as long as there is a ring, and not longer; may be called as often as one likes. */
  ring(ring: Ring | undefined): void;
  /** To be called on clicks and key presses: browsers let a page sound only after one of them. */
  unlock(): void;
  /** One ring, to hear how loud it is. To be called on a click. */
  test(volume: number): void;
}

export interface RingerOptions {
  readonly clock: Clock;
  /** Makes the browser's audio; nothing in a browser without. */
  readonly audio: () => AudioContext | undefined;
  /** Only one tab of several sounds. */
  readonly maySound: () => boolean;
  /** Tells whether the browser lets the page sound. */
  readonly tell: (sound: Sound) => void;
  /** One period of what is played in a loop; the ring of an arriving call where it is left out. */
  readonly samples?: (sampleRate: number) => Float32Array<ArrayBuffer>;
}

/** A browser that has not begun to sound by then does not let us. */
export const BLOCKED_AFTER_MS = 400;

/** How much of its volume a ring keeps while the agent is talking. */
export const SOFT_SHARE = 0.2;

/** Seconds in which a ring fades out, so that it does not end in a click. */
const FADE_SECONDS = 0.03;

export function createRinger({ clock, audio, maySound, tell, samples: make = ringSamples }: RingerOptions): Ringer {
  let context: AudioContext | undefined;
  let ringing: AudioBuffer | undefined;
  let told: Sound = 'unknown';
  let playing: { source: AudioBufferSourceNode; gain: GainNode } | undefined;
  let cancelLook = (): void => {};

  function say(sound: Sound): void {
    if (sound === told) return;
    told = sound;
    tell(sound);
  }

  function open(): AudioContext | undefined {
    if (context) return context;
    try {
      context = audio();
    } catch {
      context = undefined;
    }
    if (!context) {
      say('unsupported');
      return undefined;
    }
    context.addEventListener('statechange', look);
    return context;
  }

  function look(): void {
    if (context?.state === 'running') say('allowed');
  }

  /** Asks the browser to let it sound; one that refuses neither answers nor fails. */
  function wake(opened: AudioContext): void {
    if (opened.state === 'running') return look();
    void opened.resume().then(look, () => say('blocked'));
    cancelLook();
    cancelLook = clock.after(BLOCKED_AFTER_MS, () => say(opened.state === 'running' ? 'allowed' : 'blocked'));
  }

  /** Computed once: it takes longer than the card of an arriving call. */
  function soundOf(opened: AudioContext): AudioBuffer {
    if (ringing) return ringing;
    const samples = make(opened.sampleRate);
    ringing = opened.createBuffer(1, samples.length, opened.sampleRate);
    ringing.copyToChannel(samples, 0);
    return ringing;
  }

  function play(opened: AudioContext, loop: boolean): { source: AudioBufferSourceNode; gain: GainNode } {
    const source = opened.createBufferSource();
    const gain = opened.createGain();
    source.buffer = soundOf(opened);
    source.loop = loop;
    source.connect(gain).connect(opened.destination);
    source.start();
    return { source, gain };
  }

  function stop(): void {
    if (!playing || !context) return;
    const { source, gain } = playing;
    playing = undefined;
    const end = context.currentTime + FADE_SECONDS;
    gain.gain.setTargetAtTime(0, context.currentTime, FADE_SECONDS / 3);
    source.stop(end);
    source.addEventListener('ended', () => gain.disconnect());
  }

  return {
    ring(ring) {
      if (!ring || !maySound()) return stop();
      const opened = open();
      if (!opened) return;
      if (!playing) {
        playing = play(opened, true);
        wake(opened);
      }
      playing.gain.gain.value = loudnessOf(ring.volume) * (ring.soft ? SOFT_SHARE : 1);
    },

    unlock() {
      const opened = open();
      if (!opened) return;
      if (opened.state !== 'running') wake(opened);
      // Ready before the first call.
      soundOf(opened);
    },

    test(volume) {
      const opened = open();
      if (!opened) return;
      wake(opened);
      const { source, gain } = play(opened, false);
      gain.gain.value = loudnessOf(volume);
      source.stop(opened.currentTime + RING_PERIOD);
      source.addEventListener('ended', () => gain.disconnect());
    },
  };
}

/** Ears hear a doubling where a scale says one step; a square is near enough. */
function loudnessOf(volume: number): number {
  return volume ** 2;
}
