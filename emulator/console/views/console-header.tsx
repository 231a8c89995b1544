import type { JSX } from 'preact';
import { shownWorkspace } from '../model/console-model';
import type { ViewProps } from './actions';
import { ClockPanel } from './clock-panel';
import { LinkLight } from './link-light';
import { Reset } from './reset';

/** What holds for the whole page: whose it is, whether it is live, and what time it is in there. */
export function Header(props: ViewProps): JSX.Element {
  return (
    <header class="top">
      <div class="brand">
        <h1>Local TaskRouter</h1>
        <WorkspaceName {...props} />
      </div>
      <LinkLight link={props.model.link} />
      <ClockPanel {...props} />
      <Reset {...props} />
    </header>
  );
}

function WorkspaceName({ model, actions }: ViewProps): JSX.Element | null {
  const shown = shownWorkspace(model);
  const workspaces = model.snapshot?.workspaces ?? [];
  if (!shown) return null;
  if (workspaces.length === 1) return <p class="quiet">workspace {shown.friendlyName}</p>;
  return (
    <select
      aria-label="Workspace"
      value={shown.sid}
      onChange={(event) => actions.chooseWorkspace(event.currentTarget.value)}
    >
      {workspaces.map(({ sid, friendlyName }) => (
        <option key={sid} value={sid} selected={sid === shown.sid}>
          {friendlyName}
        </option>
      ))}
    </select>
  );
}
