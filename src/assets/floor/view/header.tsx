import { duration } from '../../desk/ground/format';
import { Shape } from '../../desk/ground/icons';
import { freshnessOf } from '../model/reading';
import type { FloorState } from '../model/floor-state';
import type { Now } from './elapsed';
import { say } from './messages/floor-words';
import type { Send } from './send';

interface HeaderProps {
  readonly state: FloorState;
  readonly now: Now;
  readonly send: Send;
}

/** Where one is, who one is, and how old the figures are. */
export function Header({ state, now, send }: HeaderProps) {
  return (
    <header class="header">
      <p class="header-place">
        <img src="/icon.svg" alt="" width="28" height="28" />
        <bdi class="header-workspace">{state.figures?.workspaceName}</bdi>
      </p>
      <Light state={state} now={now} />
      <p class="header-worker">
        <bdi>{state.session.workerName}</bdi>
      </p>
      <button class="button" data-kind="quiet" type="button" onClick={() => send({ type: 'sign-out-asked' })}>
        {say('floor.signOut')}
      </button>
    </header>
  );
}

/** How old the figures are. */
export function Light({ state, now }: Pick<HeaderProps, 'state' | 'now'>) {
  const { readAt } = state.reading;
  const freshness = freshnessOf(state, now.value);
  if (readAt === undefined || freshness === 'none') return null;
  const tone = freshness === 'fresh' ? 'available' : 'danger';
  return (
    <p class="light" data-tone={tone} data-freshness={freshness}>
      <Shape tone={tone} />
      <span class="visually-hidden">{say('floor.figures')} </span>
      <span class="elapsed">{aged(freshness, now.value - readAt)}</span>
    </p>
  );
}

function aged(freshness: 'fresh' | 'stale', ageMs: number): string {
  if (freshness === 'stale') return say('floor.stale', { time: duration(ageMs) });
  return say('floor.fresh', { seconds: Math.max(0, Math.floor(ageMs / 1000)) });
}
