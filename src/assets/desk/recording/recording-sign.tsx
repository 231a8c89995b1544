import type { DeskState } from '../desk-state';
import type { Given } from '../desk-view';
import { callOf } from '../ground/calls';
import { talkOf } from '../ground/engagement';
import { duration } from '../ground/format';
import { useShortcut } from '../shortcuts/shortcuts-hook';
import { keyShortcuts } from '../shortcuts/shortcuts-words';
import { say } from '../words/desk-words';
import { isBusy, recordedOf, recordingPolicy, shownOf } from './recording-rules';

const ACTS = {
  none: ['start', 'recording.start'],
  on: ['pause', 'recording.pause'],
  paused: ['resume', 'recording.resume'],
} as const;

type SignProps = Given<'engagement' | 'mayAct' | 'send' | 'now'> & { readonly state: DeskState };

/** Says all through a call whether it is recorded, and has the button for that. */
export function RecordingSign({ state, engagement, mayAct, send, now }: SignProps) {
  const { sid, stage, reservation } = engagement;
  const call = callOf(state.inCall, sid);
  const recorded = shownOf(recordedOf(call, reservation.task), state, now.value);
  const isHere =
    stage.name === 'connected' &&
    talkOf(engagement) === 'call' &&
    recordingPolicy(state, reservation.task) !== undefined;
  const [act, words] = ACTS[recorded?.name ?? 'none'];
  const isPossible = isHere && recorded !== undefined && (act !== 'pause' || state.outbound.features.recording?.pauses);
  const busy = isBusy(call);
  const ask = (): void => send({ type: 'recording-asked', sid, act });
  useShortcut('record', isPossible && mayAct && !busy ? ask : undefined);
  if (!isHere || !recorded) return null;
  return (
    <section class="recording" data-recording={recorded.name} aria-label={say('recording.title')}>
      <output>
        {recorded.name === 'paused'
          ? say('recording.paused', { by: recorded.by })
          : say(recorded.name === 'on' ? 'recording.on' : 'recording.none')}
      </output>
      {recorded.name === 'paused' && (
        <span role="timer">
          {say('recording.goesOn', { time: duration(Math.max(0, recorded.until - state.skewMs - now.value)) })}
        </span>
      )}
      {isPossible && (
        <button
          class="button"
          type="button"
          aria-busy={busy}
          aria-disabled={busy}
          disabled={!mayAct}
          aria-keyshortcuts={keyShortcuts(state.shortcuts.settings, 'record')}
          onClick={(event) => {
            if (event.detail < 2 && !busy) ask();
          }}
        >
          {busy ? say('call.working', { what: say(words) }) : say(words)}
        </button>
      )}
    </section>
  );
}
