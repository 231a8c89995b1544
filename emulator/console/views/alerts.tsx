import type { JSX } from 'preact';
import type { ViewProps } from './actions';
import { Moment } from './age';
import { Empty } from './panel';
import { Sid } from './sid';
import { State } from './state';

const shown = 100;

/** What the debugger of a Twilio account would show, newest first. */
export function Alerts({ model, actions }: ViewProps): JSX.Element {
  const alerts = [...(model.snapshot?.alerts ?? [])]
    .sort((a, b) => b.at - a.at || b.sid.localeCompare(a.sid))
    .slice(0, shown);
  if (alerts.length === 0) {
    return <Empty title="No alerts">Failing webhooks and invalid instructions are reported here.</Empty>;
  }
  return (
    <ol class="log">
      {alerts.map(({ sid, at, level, code, message, resourceSid, moreInfo }) => (
        <li key={sid}>
          <Moment at={at} />
          <State tone="danger" word={`${level} ${code}`} />
          {resourceSid && <Sid sid={resourceSid} actions={actions} />}
          <span class="event-text">
            {message}{' '}
            <a href={moreInfo} target="_blank" rel="noreferrer">
              More about {code}
            </a>
          </span>
        </li>
      ))}
    </ol>
  );
}
