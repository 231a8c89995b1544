import type { Intent } from '../model/intent';
import type { ConsoleModel, RecordPanel } from '../model/console-model';
import type { Workspace } from '../model/snapshot';

/** What a person can do on the page. */
export interface Actions {
  ask(intent: Intent): void;
  search(text: string): void;
  choosePanel(panel: RecordPanel): void;
  chooseWorkspace(workspaceSid: string): void;
}

/** What every part of the page is drawn from. */
export interface ViewProps {
  readonly model: ConsoleModel;
  /** The local TaskRouter's time, in epoch milliseconds. */
  readonly now: number;
  readonly actions: Actions;
}

/** The same for a part that shows one workspace. */
export interface WorkspaceProps extends ViewProps {
  readonly workspace: Workspace;
}
