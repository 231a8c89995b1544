import type { JSX } from 'preact';
import { deliveryTone } from '../model/tone';
import type { ViewProps } from './actions';
import { Moment } from './age';
import { Empty } from './panel';
import { State } from './state';

const shown = 100;

/** The webhooks that went out, newest first, with what came back. */
export function Deliveries({ model }: ViewProps): JSX.Element {
  const deliveries = [...(model.snapshot?.deliveries ?? [])].sort((a, b) => b.at - a.at).slice(0, shown);
  if (deliveries.length === 0)
    return (
      <Empty title="No webhook has gone out">
        Assignment callbacks and voice URLs are listed here, with their answers.
      </Empty>
    );
  return (
    <ol class="log">
      {deliveries.map(({ at, purpose, url, status, error, durationMs }, index) => (
        <li key={`${at}-${deliveries.length - index}`}>
          <Moment at={at} />
          <span class="event-type">{purpose}</span>
          <State tone={deliveryTone(status)} word={status === null ? 'no answer' : String(status)} />
          <span class="event-text">
            <span class="url">{url}</span> {durationMs} ms
            {error && <span class="reason">{error}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
