import { secondsLeft } from '../ground/deadline';
import { type DeskState, mayAct } from '../desk-state';
import { Shape, type Tone } from '../ground/icons';
import type { Connection } from './connection-state';
import { say } from '../words/desk-words';
import type { Now } from '../ground/time';

const TONES: Record<Connection['name'], Tone> = {
  none: 'offline',
  connecting: 'offline',
  connected: 'available',
  reconnecting: 'danger',
  offline: 'danger',
  elsewhere: 'offline',
};

/** Whether the page hears TaskRouter, and when it tries again if it does not. */
export function Light({ state, now }: { state: DeskState; now: Now }) {
  const { connection, tab } = state;
  const tone = TONES[connection.name];
  // Without a session there is nothing to try.
  const isTrying = connection.name === 'reconnecting' && mayAct(state);
  return (
    <p class="light" data-tone={tone} title={tab.leads ? undefined : say('connection.follows')}>
      <Shape tone={tone} />
      <span class="visually-hidden">{say('connection.label')} </span>
      {say(connection.name === 'reconnecting' && !isTrying ? 'connection.none' : `connection.${connection.name}`)}
      {isTrying && (
        <span class="light-next" role="timer">
          <NextTry connection={connection} now={now} />
        </span>
      )}
    </p>
  );
}

type Reconnecting = Extract<Connection, { name: 'reconnecting' }>;

function NextTry({ connection: { trying, tryAt }, now }: { connection: Reconnecting; now: Now }) {
  const seconds = secondsLeft(tryAt, now.value);
  return <>{trying || seconds === 0 ? say('connection.trying') : say('connection.nextTry', { seconds })}</>;
}
