import type { JSX } from 'preact';
import { searchEvents } from '../model/event-search';
import type { LoggedEvent } from '../model/snapshot';
import type { ViewProps } from './actions';
import { Moment } from './age';
import { Button } from './button';
import { Empty } from './panel';
import { Sid, TextWithSids } from './sid';

/** TaskRouter's events, newest first, with a search. */
export function Events({ model, actions }: ViewProps): JSX.Element {
  const all = model.snapshot?.events ?? [];
  const found = searchEvents(all, model.search, model.snapshot?.workspaces ?? []);
  return (
    <>
      <search class="row">
        <label class="field grow">
          <span class="unseen">Search events</span>
          <input
            type="search"
            placeholder="Search: reservation, alice, WT…"
            value={model.search}
            onInput={(event) => actions.search(event.currentTarget.value)}
          />
        </label>
        {model.search !== '' && <Button onPress={() => actions.search('')}>Clear</Button>}
      </search>
      {model.search !== '' && (
        <output class="quiet">
          {found.length} of {all.length} events
        </output>
      )}
      {all.length === 0 && <Empty title="No events yet">Every change of a task or a worker is listed here.</Empty>}
      {all.length > 0 && found.length === 0 && <Empty title="No events match" />}
      <ol class="log">
        {found.map((event) => (
          <li key={event.sid}>
            <Moment at={event.at} />
            <span class="event-type">{event.type}</span>
            <span class="event-text">
              <TextWithSids text={textOf(event)} actions={actions} />
              {event.resourceSid && !event.description.includes(event.resourceSid) && (
                <Sid sid={event.resourceSid} actions={actions} />
              )}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** The description without the type, which stands before it already. */
function textOf({ type, description }: LoggedEvent): string {
  return description.startsWith(type) ? description.slice(type.length).replace(/^:\s*/, '') : description;
}
