import { secondsLeft } from '../model/deadline';
import type { Engagement, StageName } from '../model/engagement';
import { talkOf } from '../model/talk';
import type { Talk } from '../model/talk';
import { callerOf } from '../model/task';
import { Shape } from './icons';
import type { Send } from './send';
import type { Now } from './time';
import { who } from './words/caller';

const STANDS: Record<StageName, { word: string; tone: 'ringing' | 'busy' | 'wrapping' }> = {
  ringing: { word: 'Ringing', tone: 'ringing' },
  accepting: { word: 'Connecting', tone: 'ringing' },
  rejecting: { word: 'Rejecting', tone: 'ringing' },
  connected: { word: 'In a call', tone: 'busy' },
  ending: { word: 'Ending', tone: 'busy' },
  wrapping: { word: 'Wrap-up', tone: 'wrapping' },
  completing: { word: 'Completing', tone: 'wrapping' },
};

/** What an accepted one is. */
const CONNECTED: Record<Talk, string> = { none: 'On a task', unconnected: 'Accepted', call: 'In a call' };

/** The reservations that are open besides the one in focus. */
export function QueueStrip({ others, send, now }: { others: readonly Engagement[]; send: Send; now: Now }) {
  if (others.length === 0) return null;
  return (
    <section class="strip" aria-labelledby="strip-title">
      <h2 id="strip-title">Also open</h2>
      <ul>
        {others.map((other) => (
          <StripItem key={other.sid} other={other} send={send} now={now} />
        ))}
      </ul>
    </section>
  );
}

function StripItem({ other, send, now }: { other: Engagement; send: Send; now: Now }) {
  const { sid, stage, reservation } = other;
  const { word, tone } = STANDS[stage.name];
  return (
    <li>
      <button class="strip-item" type="button" data-tone={tone} onClick={() => send({ type: 'focus-asked', sid })}>
        <Shape tone={tone} />
        <span class="strip-who">
          <bdi>{who(callerOf(reservation.task.attributes))}</bdi>
        </span>
        <span>
          {stage.name === 'connected' ? CONNECTED[talkOf(other)] : word}
          {stage.name === 'ringing' && `, ${secondsLeft(stage.deadline, now.value)} s`}
        </span>
      </button>
    </li>
  );
}
