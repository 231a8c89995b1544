import type { JSX } from 'preact';
import { shownWorkspace } from '../model/console-model';
import type { ViewProps } from './actions';
import { Calls } from './calls';
import { Conferences } from './conferences';
import { CreateTask } from './create-task';
import { Faults } from './faults';
import { Header } from './console-header';
import { StaleBanner } from './link-light';
import { Empty } from './panel';
import { PlaceCall } from './place-call';
import { Record } from './record';
import { Tasks } from './tasks-panel';
import { Workers } from './workers-panel';

/** The whole page. */
export function Console(props: ViewProps): JSX.Element {
  return (
    <>
      <a class="skip" href="#floor">
        Skip to the floor
      </a>
      <Header {...props} />
      <StaleBanner model={props.model} />
      <Main {...props} />
      <output class="unseen">{props.model.announcement}</output>
    </>
  );
}

function Main(props: ViewProps): JSX.Element {
  const workspace = shownWorkspace(props.model);
  if (!props.model.snapshot) {
    return (
      <main class="alone" id="floor">
        <Empty title="Loading the local TaskRouter…" />
      </main>
    );
  }
  if (!workspace) {
    return (
      <main class="alone" id="floor">
        <Empty title="There is no workspace yet">
          Start the local TaskRouter with a seed, or create a workspace through the REST API. It then appears here.
        </Empty>
      </main>
    );
  }
  const withWorkspace = { ...props, workspace };
  return (
    <main>
      <div class="side">
        <PlaceCall {...props} />
        <CreateTask {...withWorkspace} />
        <Faults {...withWorkspace} />
        <Calls {...props} />
        <Conferences {...withWorkspace} />
      </div>
      <div class="floor" id="floor" tabIndex={-1}>
        <Workers {...withWorkspace} />
        <Tasks {...withWorkspace} />
      </div>
      <Record {...props} />
    </main>
  );
}
