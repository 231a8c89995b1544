import { secondsLeft } from '../model/deadline';
import type { Engagement, StageName } from '../model/engagement';
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

/** The reservations that are open besides the one in focus. */
export function QueueStrip({ others, send, now }: { others: readonly Engagement[]; send: Send; now: Now }) {
  if (others.length === 0) return null;
  return (
    <section class="strip" aria-labelledby="strip-title">
      <h2 id="strip-title">Also open</h2>
      <ul>
        {others.map(({ sid, stage, reservation }) => (
          <li key={sid}>
            <button
              class="strip-item"
              type="button"
              data-tone={STANDS[stage.name].tone}
              onClick={() => send({ type: 'focus-asked', sid })}
            >
              <Shape tone={STANDS[stage.name].tone} />
              <span class="strip-who">{who(callerOf(reservation.task.attributes))}</span>
              <span>
                {STANDS[stage.name].word}
                {stage.name === 'ringing' && `, ${secondsLeft(stage.deadline, now.value)} s`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
