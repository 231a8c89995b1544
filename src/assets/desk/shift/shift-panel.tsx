import type { End } from '../ground/outcome';
import { averageHandlingMs, type Shift } from './shift-state';
import { duration, timeOfDay } from '../ground/format';
import { say } from '../words/desk-words';
import { who } from '../ground/caller-words';
import type { Send } from '../desk-events';
import { CallBack, callsBack } from '../dialling/dialling-call-back';
import type { Features } from '../dialling/dialling-state';

const ENDS = {
  completed: 'shift.endCompleted',
  rejected: 'shift.endRejected',
  'timed-out': 'shift.endTimedOut',
  canceled: 'shift.endCanceled',
  rescinded: 'shift.endRescinded',
  'failed-to-connect': 'shift.endFailed',
} as const satisfies Record<End, string>;

/** What the agent did since they signed in. Where calls are kept another panel says which there were. */
export function ShiftPanel({ shift, features, send }: { shift: Shift; features: Features; send: Send }) {
  const average = averageHandlingMs(shift);
  const numbers = [
    [say('shift.taken'), String(shift.taken)],
    [say('shift.missed'), String(shift.missed)],
    [say('shift.rejected'), String(shift.rejected)],
    [say('shift.average'), average === undefined ? '–' : duration(average)],
  ] as const;
  return (
    <section class="panel shift" aria-labelledby="shift-title">
      <h2 id="shift-title">{say('shift.title')}</h2>
      <dl class="shift-numbers">
        {numbers.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {!features.history && <Calls shift={shift} call={features.outbound ? callsBack(send) : undefined} />}
      <p class="panel-note">{say('shift.kept')}</p>
    </section>
  );
}

function Calls({ shift, call }: { shift: Shift; call: ((number: string) => void) | undefined }) {
  return (
    <details>
      <summary>{say('shift.calls')}</summary>
      {shift.calls.length === 0 && <p class="panel-note">{say('shift.noneYet')}</p>}
      <ol class="shift-calls">
        {shift.calls.toReversed().map(({ at, caller, end, handledMs }) => (
          <li key={`${at} ${who(caller)}`}>
            <time dateTime={new Date(at).toISOString()}>{timeOfDay(at)}</time>
            <span class="shift-who">
              <bdi>{who(caller)}</bdi>
            </span>
            <span data-end={end}>
              {say(ENDS[end])}
              {handledMs !== undefined && ` · ${duration(handledMs)}`}
            </span>
            <CallBack number={caller.number} call={call} />
          </li>
        ))}
      </ol>
    </details>
  );
}
