import type { JSX } from 'preact';
import { workerLines } from '../model/floor-lines';
import type { WorkspaceProps } from './actions';
import { Empty, Panel } from './panel';
import { SignIn } from './sign-in';
import { WorkerRow } from './worker-row';

const shown = 200;

/** Everybody who can be offered something. */
export function Workers(props: WorkspaceProps): JSX.Element {
  const lines = workerLines(props.workspace);
  const { workers, availableWorkers } = props.workspace.counts;
  const aside = lines.length > 0 && (
    <span class="quiet">
      {availableWorkers} of {workers} available
    </span>
  );
  return (
    <Panel id="workers" title="Workers" aside={aside}>
      {lines.length === 0 && (
        <Empty title="This workspace has no workers">Add some to the seed, or create them through the REST API.</Empty>
      )}
      <ul class="workers">
        {lines.slice(0, shown).map((line) => (
          <WorkerRow key={line.worker.sid} line={line} {...props} />
        ))}
      </ul>
      <SignIn {...props} />
      {workers > shown && <p class="quiet">And {workers - shown} more.</p>}
    </Panel>
  );
}
