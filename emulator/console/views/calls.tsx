import type { JSX } from 'preact';
import { isLookedAfter } from '../model/floor-lines';
import { failureOf, isUnderWay } from '../model/action';
import { isLive } from '../model/announce-news';
import type { Call, QueuedCall } from '../model/snapshot';
import { callTone } from '../model/tone';
import type { ViewProps } from './actions';
import { Age } from './age';
import { Button } from './button';
import { Keypad } from './keypad';
import { Empty, Panel } from './panel';
import { Problem } from './problem';
import { Sid } from './sid';
import { State } from './state';

/** A list longer than this is not read. */
const liveShown = 60;
const endedShown = 20;

/** The calls that go on, each with what the customer can do, and those that have ended. */
export function Calls(props: ViewProps): JSX.Element {
  const calls = [...(props.model.snapshot?.calls ?? [])].sort(
    (a, b) => b.dateCreated - a.dateCreated || b.sid.localeCompare(a.sid),
  );
  const live = calls.filter(({ status }) => isLive(status));
  const ended = calls.filter(({ status }) => !isLive(status));
  const { liveCalls = 0, endedCalls = 0 } = props.model.snapshot?.counts ?? {};
  return (
    <Panel id="calls" title="Calls" count={liveCalls}>
      {live.length === 0 && <Empty title="No calls in progress" />}
      <ul class="cards">
        {live.slice(0, liveShown).map((call) => (
          <LiveCall key={call.sid} call={call} {...props} />
        ))}
      </ul>
      {liveCalls > liveShown && <p class="quiet">And {liveCalls - liveShown} older calls.</p>}
      {ended.length > 0 && (
        <details class="more">
          <summary>{endedCalls === 1 ? '1 call has ended' : `${endedCalls} calls have ended`}</summary>
          <ul class="lines">
            {ended.slice(0, endedShown).map((call) => (
              <li key={call.sid} class="line">
                <State tone={callTone(call.status)} word={call.status} />
                <Route call={call} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

function LiveCall({ call, model, now, actions }: ViewProps & { call: Call }): JSX.Element {
  const hangUpKey = `hang-up:${call.sid}`;
  const pressKey = `press:${call.sid}`;
  return (
    <li class="card">
      <div class="card-head">
        <State tone={callTone(call.status)} word={call.status} />
        <Age since={call.dateCreated} now={now} />
        <span class="pushed">
          <Sid sid={call.sid} actions={actions} />
        </span>
      </div>
      <Route call={call} />
      <p class="meta">
        {call.direction === 'inbound' ? 'customer call' : 'call to a worker'}
        {call.taskSid && (
          <span>
            task <Sid sid={call.taskSid} actions={actions} />
          </span>
        )}
      </p>
      {call.queued && <Queued queued={call.queued} now={now} actions={actions} />}
      <div class="row end">
        <details class="keypad-drawer">
          <summary class="button plain">Keypad</summary>
          <Keypad
            underWay={isUnderWay(model.actions, pressKey)}
            onPress={(digits) => actions.ask({ type: 'press', callSid: call.sid, digits })}
          />
        </details>
        <Button
          kind="danger"
          label={`Hang up the call from ${call.from}`}
          underWay={isUnderWay(model.actions, hangUpKey)}
          onPress={() => actions.ask({ type: 'hang-up', callSid: call.sid })}
        >
          Hang up
        </Button>
      </div>
      <Problem text={failureOf(model.actions, hangUpKey) ?? failureOf(model.actions, pressKey)} />
    </li>
  );
}

/** How long a call has waited in its queue, and for what: its task may be over, and then nobody looks for anybody. */
function Queued({ queued, now, actions }: Pick<ViewProps, 'now' | 'actions'> & { queued: QueuedCall }): JSX.Element {
  return (
    <p class="meta">
      <State
        {...(isLookedAfter(queued) ? { tone: 'waiting', word: 'in the queue' } : { tone: 'danger', word: 'alone' })}
      />
      <span>
        {!isLookedAfter(queued) && `its task is ${queued.taskStatus ?? 'deleted'}, so nobody is being found: `}
        waits <Age since={queued.since} now={now} /> in <Sid sid={queued.queueSid} actions={actions} />
      </span>
    </p>
  );
}

function Route({ call }: { call: Call }): JSX.Element {
  return (
    <p class="route">
      <span>{call.from}</span> <span class="to">to</span> <span>{call.to}</span>
    </p>
  );
}
