import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { failureOf, isUnderWay } from '../model/action';
import { readDuration } from '../model/shown-duration';
import type { ViewProps } from './actions';
import { clockTime } from './age';
import { Button } from './button';
import { Problem } from './problem';

const steps = [
  { text: '+10 s', label: '+10 s: advance the clock by 10 seconds', durationMs: 10_000 },
  { text: '+1 min', label: '+1 min: advance the clock by 1 minute', durationMs: 60_000 },
];

/** The virtual clock: what it shows, and how to stop, start and advance it. */
export function ClockPanel({ model, now, actions }: ViewProps): JSX.Element {
  const frozen = model.snapshot?.frozen ?? false;
  const underWay = isUnderWay(model.actions, 'clock');
  const advance = (durationMs: number): void => actions.ask({ type: 'advance', durationMs });
  return (
    <section class="clock" aria-label="Clock" data-frozen={frozen}>
      <p class="clock-face">
        <time dateTime={new Date(now).toISOString()}>{clockTime(now)}</time>
        <span class="clock-note">
          {frozen ? 'frozen' : 'running'} · {dateOf(now)}
        </span>
      </p>
      <div class="clock-controls">
        <Button underWay={underWay} onPress={() => actions.ask({ type: frozen ? 'resume' : 'freeze' })}>
          {frozen ? 'Resume' : 'Freeze'}
        </Button>
        {steps.map(({ text, label, durationMs }) => (
          <Button key={text} label={label} underWay={underWay} onPress={() => advance(durationMs)}>
            {text}
          </Button>
        ))}
        <AdvanceBy underWay={underWay} onAdvance={advance} />
      </div>
      <Problem text={failureOf(model.actions, 'clock')} />
    </section>
  );
}

function AdvanceBy({
  underWay,
  onAdvance,
}: {
  underWay: boolean;
  onAdvance: (durationMs: number) => void;
}): JSX.Element {
  const [text, setText] = useState('2 min');
  const [refused, refuse] = useState(false);
  return (
    <form
      class="joined"
      onSubmit={(event) => {
        event.preventDefault();
        const durationMs = readDuration(text);
        refuse(durationMs === undefined);
        if (durationMs !== undefined) onAdvance(durationMs);
      }}
    >
      <input
        name="advance"
        aria-label="Duration to advance by"
        autocomplete="off"
        value={text}
        aria-invalid={refused}
        {...(refused && { 'aria-describedby': 'advance-problem' })}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <Button submit underWay={underWay}>
        Advance
      </Button>
      <Problem id="advance-problem" text={refused ? 'Not a duration. Use 130 s, 2 min, 1:30 or 1.5 h.' : undefined} />
    </form>
  );
}

function dateOf(now: number): string {
  return new Date(now).toLocaleDateString([], { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
}
