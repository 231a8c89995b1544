import type { JSX } from 'preact';
import { isLive } from '../model/announce-news';
import { taskTitle } from '../model/attributes';
import type { Conference, Participant } from '../model/snapshot';
import { callTone } from '../model/tone';
import type { WorkspaceProps } from './actions';
import { Panel } from './panel';
import { Sid } from './sid';
import { State } from './state';

/** A list longer than this is not read. */
const shown = 60;

/** The conferences that go on, with who is in them; nothing at all while there is none. */
export function Conferences(props: WorkspaceProps): JSX.Element | null {
  const live = (props.model.snapshot?.conferences ?? []).filter(({ status }) => isLive(status));
  if (live.length === 0) return null;
  return (
    <Panel id="conferences" title="Conferences" count={props.model.snapshot?.counts.liveConferences}>
      <ul class="cards">
        {live.slice(-shown).map((conference) => (
          <LiveConference key={conference.sid} conference={conference} {...props} />
        ))}
      </ul>
    </Panel>
  );
}

function LiveConference({
  conference,
  workspace,
  model,
  actions,
}: WorkspaceProps & { conference: Conference }): JSX.Element {
  // TaskRouter names a conference after the task it was made for.
  const task = workspace.tasks.find(({ sid }) => sid === conference.friendlyName);
  const calls = model.snapshot?.calls ?? [];
  return (
    <li class="card">
      <div class="card-head">
        <State tone={callTone(conference.status)} word={conference.status} />
        <span class="pushed">
          <Sid sid={conference.sid} actions={actions} />
        </span>
      </div>
      <p class="about">{task ? taskTitle(task.attributes) : conference.friendlyName}</p>
      {conference.participants.length === 0 && <p class="quiet">Nobody has joined yet.</p>}
      <ul class="lines">
        {conference.participants.map((participant) => {
          const call = calls.find(({ sid }) => sid === participant.callSid);
          const number = call && (call.direction === 'inbound' ? call.from : call.to);
          return (
            <li key={participant.callSid} class="line">
              <State tone={callTone(participant.status)} word={participant.role} />
              <span class="about">{number}</span>
              <span class="quiet">{conditionOf(participant)}</span>
            </li>
          );
        })}
      </ul>
    </li>
  );
}

function conditionOf({ status, muted, hold }: Participant): string {
  return [status, muted && 'muted', hold && 'on hold'].filter(Boolean).join(', ');
}
