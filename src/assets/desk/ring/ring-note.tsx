import { type Alarm, ringOf } from './ring-rules';
import type { DeskState } from '../desk-state';
import { say } from '../words/desk-words';
import type { Device } from './ring-state';

interface RingNoteProps {
  readonly state: DeskState;
  readonly alarm: Alarm | undefined;
  readonly device: Device;
}

/** The caption of the ring for those who do not hear it, and what keeps it from being heard. */
export function RingNote({ state, alarm, device }: RingNoteProps) {
  const { sound } = state.signals;
  const { on } = ringOf(state);
  if (on && sound === 'blocked') {
    return (
      <button
        class="button ring-blocked"
        type="button"
        title={say('ring.blockedWhy')}
        onClick={() => device.unlockSound()}
      >
        {say('ring.blocked')}
      </button>
    );
  }
  if (!alarm) return null;
  return <p class="ring-note">{captionOf(alarm, on, sound === 'unsupported')}</p>;
}

function captionOf({ soft }: Alarm, on: boolean, isMute: boolean): string {
  if (isMute) return say('ring.unsupported');
  if (!on) return say('ring.silent');
  return say(soft ? 'ring.ringingSoftly' : 'ring.ringing');
}
