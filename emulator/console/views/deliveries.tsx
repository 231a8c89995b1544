import type { JSX } from 'preact';
import type { Delivery } from '../model/snapshot';
import { deliveryTone } from '../model/tone';
import type { ViewProps } from './actions';
import { Moment } from './age';
import { Empty } from './panel';
import { State } from './state';

const shown = 100;

/** The webhooks that went out, newest first, with what came back. */
export function Deliveries({ model }: ViewProps): JSX.Element {
  const deliveries = [...(model.snapshot?.deliveries ?? [])]
    .sort((a, b) => b.at - a.at || b.sid.localeCompare(a.sid))
    .slice(0, shown);
  if (deliveries.length === 0) {
    return (
      <Empty title="No webhooks sent yet">
        Assignment callbacks and voice URLs are listed here with their responses.
      </Empty>
    );
  }
  return (
    <ol class="log">
      {deliveries.map((delivery) => (
        <DeliveryLine key={delivery.sid} delivery={delivery} />
      ))}
    </ol>
  );
}

function DeliveryLine({ delivery }: { delivery: Delivery }): JSX.Element {
  const { at, purpose, method, url, parameters, status, body, error, durationMs } = delivery;
  return (
    <li>
      <Moment at={at} />
      <span class="event-type">{purpose}</span>
      <State tone={deliveryTone(status)} word={status === null ? 'no response' : String(status)} />
      <span class="quiet">{durationMs} ms</span>
      <span class="event-text">
        <span class="url">
          {method} {url}
        </span>
        {error && <span class="reason">{error}</span>}
      </span>
      <details class="more">
        <summary>Request and response</summary>
        <p class="quiet pre-title">Request</p>
        <pre>{requestText(parameters)}</pre>
        <p class="quiet pre-title">Response</p>
        <pre>{body === '' ? 'Empty body.' : body}</pre>
      </details>
    </li>
  );
}

function requestText(parameters: Readonly<Record<string, string>>): string {
  const lines = Object.entries(parameters).map(([name, value]) => `${name}: ${value}`);
  return lines.length > 0 ? lines.join('\n') : 'No parameters.';
}
