import type { Calls } from './calls';
import type { Conferences } from './conferences';
import { Music, type MusicSurroundings, type Waiting } from './music';
import type { Target } from './twiml-attributes';

/** What waiting calls hear, of whom each hears one thing at a time. */
export class Jukebox {
  readonly #around: MusicSurroundings;
  readonly #calls: Calls;
  readonly #playing = new Map<string, Music>();

  constructor(around: MusicSurroundings, calls: Calls, conferences: Conferences) {
    this.#around = around;
    this.#calls = calls;
    calls.onEnd(({ sid }) => this.stop(sid));
    conferences.onEvent((event, { sid }, participant) => {
      if (event === 'participant-unhold' || event === 'participant-leave') this.stop(participant?.callSid ?? '');
      if (event !== 'conference-start') return;
      for (const { callSid, hold } of around.engine.store.participantsOf.of(sid)) if (!hold) this.stop(callSid);
    });
  }

  play(callSid: string, target: Target, waiting: Partial<Waiting> = {}): void {
    this.stop(callSid);
    const hangUp = (): void => void this.#calls.end(callSid);
    this.#playing.set(
      callSid,
      new Music(this.#around, callSid, target, { parameters: () => this.#whereabouts(callSid), hangUp, ...waiting }),
    );
  }

  /** Plays to a participant as long as the conference has not begun; not at all where it has. */
  untilConferenceStarts(callSid: string, target: Target): void {
    const { participants, conferences } = this.#around.engine.store;
    const { conferenceSid = '' } = participants.get(callSid) ?? {};
    if (conferences.get(conferenceSid)?.status === 'init') this.play(callSid, target);
  }

  /** @returns Whether what the call hears asks for keys. */
  press(callSid: string, digits: string): boolean {
    return this.#playing.get(callSid)?.press(digits) ?? false;
  }

  stop(callSid: string): void {
    this.#playing.get(callSid)?.stop();
    this.#playing.delete(callSid);
  }

  reset(): void {
    for (const music of this.#playing.values()) music.stop();
    this.#playing.clear();
  }

  #whereabouts(callSid: string): Readonly<Record<string, string>> {
    const { participants, conferences } = this.#around.engine.store;
    const { conferenceSid } = participants.get(callSid) ?? {};
    if (conferenceSid === undefined) return {};
    return { ConferenceSid: conferenceSid, FriendlyName: conferences.get(conferenceSid)?.friendlyName ?? '' };
  }
}
