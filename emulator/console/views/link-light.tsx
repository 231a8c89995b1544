import type { JSX } from 'preact';
import type { ConsoleModel, Link } from '../model/console-model';
import type { Tone } from '../model/tone';
import { clockTime } from './age';
import { Shape, State } from './state';

const lights: Readonly<Record<Link['name'], { tone: Tone; word: string }>> = {
  connecting: { tone: 'wrapping', word: 'Connecting' },
  live: { tone: 'available', word: 'Live' },
  lost: { tone: 'danger', word: 'Reconnecting' },
};

/** Whether news reach the page. */
export function LinkLight({ link }: { link: Link }): JSX.Element {
  return (
    <output class="link-light">
      <State {...lights[link.name]} />
    </output>
  );
}

/** Says in words why the page may be out of date. */
export function StaleBanner({ model }: { model: ConsoleModel }): JSX.Element | null {
  const { link, snapshot, unreadable } = model;
  if (link.name !== 'lost' && unreadable === undefined) return null;
  return (
    <div class="banner" role="alert">
      <Shape tone="danger" />
      <p>
        {unreadable ?? 'Connection to the local TaskRouter lost.'}
        {snapshot && ` Data from ${clockTime(model.readAt)}; reconnecting automatically.`}
      </p>
    </div>
  );
}
