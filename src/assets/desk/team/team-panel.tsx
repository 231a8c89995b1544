import { useEffect } from 'preact/hooks';
import type { Send } from '../desk-events';
import { cause } from '../ground/cause-words';
import { duration } from '../ground/format';
import { Shape } from '../ground/icons';
import type { Now } from '../ground/time';
import { say } from '../words/desk-words';
import { TEAM_EVERY_MS } from './team';
import type { PersonState, Team, TeamFacts } from './team-state';

const STATE = {
  free: ['team.free', 'available'],
  ringing: ['team.ringing', 'ringing'],
  working: ['team.working', 'busy'],
  wrapping: ['team.wrapping', 'wrapping'],
  away: ['team.away', 'offline'],
} as const satisfies Record<PersonState, readonly [string, string]>;

interface TeamPanelProps {
  readonly team: Team | undefined;
  readonly send: Send;
  readonly now: Now;
}

/** On the card of whoever waits: their queues, and how their colleagues are. Asked for while the page is seen, and not otherwise. */
export function TeamPanel({ team, send, now }: TeamPanelProps) {
  useEffect(() => {
    const ask = (): void => {
      if (document.visibilityState === 'visible') send({ type: 'team-asked' });
    };
    ask();
    const timer = setInterval(ask, TEAM_EVERY_MS);
    document.addEventListener('visibilitychange', ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, []);
  const { facts, problem, askedAt = 0 } = team ?? {};
  // A wait goes on while nobody has looked again.
  const since = Math.max(0, now.value - askedAt);
  return (
    <div class="team">
      {facts && <Facts {...facts} since={since} />}
      <output class="panel-note">{problem && say('team.failed', { why: cause(problem) })}</output>
    </div>
  );
}

function Facts({ queues, colleagues, since }: TeamFacts & { readonly since: number }) {
  return (
    <>
      <section aria-labelledby="team-queues">
        <h2 id="team-queues">{say('team.queues')}</h2>
        {queues.length === 0 && <p class="panel-note">{say('team.noQueues')}</p>}
        <ul>
          {queues.map(({ name, waiting, longestWaitMs }) => (
            <li key={name} data-waiting={waiting > 0}>
              <bdi>{name}</bdi>
              <span>
                {waiting === 0
                  ? say('team.nobodyWaits')
                  : say('team.wait', { count: waiting, time: duration(longestWaitMs + since) })}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="team-colleagues">
        <h2 id="team-colleagues">{say('team.colleagues')}</h2>
        {colleagues.length === 0 && <p class="panel-note">{say('team.alone')}</p>}
        <ul>
          {colleagues.map(({ name, activity, state }) => (
            <li key={name} data-tone={STATE[state][1]}>
              <Shape tone={STATE[state][1]} />
              <bdi>{name}</bdi>
              <span>{state === 'away' && activity !== '' ? <bdi>{activity}</bdi> : say(STATE[state][0])}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
