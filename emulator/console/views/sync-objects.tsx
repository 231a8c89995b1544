import type { JSX } from 'preact';
import type { SyncObject } from '../model/snapshot';
import type { ViewProps } from './actions';
import { Moment } from './age';
import { Empty } from './panel';
import { Sid } from './sid';

function contents({ kind, size }: SyncObject): string {
  return kind === 'document' ? 'Data' : `${size} ${size === 1 ? 'item' : 'items'}`;
}

/** What Functions keep in Sync, what was changed last first. */
export function SyncObjects({ model, actions }: ViewProps): JSX.Element {
  const objects = model.snapshot?.sync ?? [];
  if (objects.length === 0)
    return <Empty title="Nothing is kept in Sync">Documents, maps and lists that a Function makes appear here.</Empty>;
  return (
    <ol class="log">
      {objects.map((object) => (
        <li key={object.sid}>
          <Moment at={object.dateUpdated} />
          <span class="event-type">
            {object.kind} {object.uniqueName ?? ''}
          </span>
          <Sid sid={object.sid} actions={actions} />
          <span class="quiet">revision {object.revision}</span>
          {object.dateExpires !== null && (
            <span class="quiet">
              until <Moment at={object.dateExpires} />
            </span>
          )}
          <details class="more">
            <summary>{contents(object)}</summary>
            <pre>{textOf(object)}</pre>
          </details>
        </li>
      ))}
    </ol>
  );
}

function textOf({ parts }: SyncObject): string {
  const lines = parts.map(({ name, data }) => (name === '' ? data : `${name}: ${data}`));
  return lines.length > 0 ? lines.join('\n') : 'No items.';
}
