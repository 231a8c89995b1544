import { actOn, type FloorState } from '../model/floor-state';
import type { TakesPart } from '../model/figures';
import { Confirming } from './asking';
import { say } from './messages/floor-words';
import type { Send } from './send';

const WORDS = { listens: 'floor.youListen', whispers: 'floor.youWhisper', talks: 'floor.youTalk' } as const;

const PARTS = [
  { act: 'listen', as: 'listens', label: 'floor.onlyListen' },
  { act: 'whisper', as: 'whispers', label: 'floor.whisper' },
  { act: 'join', as: 'talks', label: 'floor.join' },
] as const;

/** The call that the supervisor takes part in: how, and how else. Said aloud as it changes. */
export function SupervisedCall({ state, send }: { state: FloorState; send: Send }) {
  const { supervising, question } = state;
  const isAsked = question?.kind === 'take-over' && question.sid === supervising?.taskSid;
  const drop = (): void => send({ type: 'question-dropped' });
  return (
    <section class="floor-supervising" aria-label={say('floor.yourCall')}>
      <output>
        {supervising && (
          <p class="notice">
            <bdi>{stand(supervising)}</bdi>
          </p>
        )}
      </output>
      {supervising && (
        <p class="floor-actions">
          <Buttons state={state} part={supervising.as} taskSid={supervising.taskSid} asked={isAsked} send={send} />
        </p>
      )}
      {supervising && isAsked && (
        <Confirming
          question={say('floor.takeOverAsk', { worker: supervising.who })}
          yes={say('floor.takeOver')}
          confirm={() => send({ type: 'take-over-confirmed', taskSid: supervising.taskSid })}
          drop={drop}
        />
      )}
    </section>
  );
}

function stand({ who, caller, as, connected, takenOver }: NonNullable<FloorState['supervising']>): string {
  const values = { worker: who, caller: caller || say('floor.unknown') };
  if (!connected) return say('floor.listening', values);
  return say(takenOver ? 'floor.youHave' : WORDS[as], values);
}

interface ButtonsProps {
  readonly state: FloorState;
  readonly part: TakesPart;
  readonly taskSid: string;
  readonly asked: boolean;
  readonly send: Send;
}

function Buttons({ state, part, taskSid, asked, send }: ButtonsProps) {
  const busy = actOn(state, taskSid) !== undefined;
  const { connected, takenOver } = state.supervising ?? {};
  return (
    <>
      {!takenOver &&
        PARTS.map(({ act, as, label }) => (
          <button
            key={act}
            id={`${act}-${taskSid}`}
            class="button"
            type="button"
            aria-pressed={part === as}
            aria-disabled={busy}
            onClick={() => !busy && part !== as && send({ type: 'supervise-asked', taskSid, act })}
          >
            {say(label)}
          </button>
        ))}
      {connected && !takenOver && (
        <button
          id={`take-over-${taskSid}`}
          class="button"
          type="button"
          aria-expanded={asked}
          aria-disabled={busy}
          onClick={() => {
            if (asked) send({ type: 'question-dropped' });
            else if (!busy) send({ type: 'question-asked', question: { kind: 'take-over', sid: taskSid } });
          }}
        >
          {say('floor.takeOver')}
        </button>
      )}
      <button
        id={`leave-${taskSid}`}
        class="button"
        data-kind="destructive"
        type="button"
        aria-disabled={busy}
        onClick={() => !busy && send({ type: 'supervise-asked', taskSid, act: 'leave' })}
      >
        {say('floor.leaveCall')}
      </button>
    </>
  );
}
