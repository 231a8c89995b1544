import type { WorkspaceFile } from '../../lib/workspace-file/schema';
import { CliError } from '../cli-error';
import type { Variables } from '../credentials/environment';
import { notThere } from '../known-names';
import type { Account } from './account';

/** What the desk has to know of a workspace, by the names of its variables. */
export interface DeskSettings {
  readonly WORKSPACE_SID: string;
  /** Absent where there is no workflow. */
  readonly WORKFLOW_SID?: string;
  readonly OUTBOUND_WORKFLOW_SID?: string;
  readonly DEADLINE_WORKFLOW_SID?: string;
}

/** Workflows that an operator named. */
export interface ChosenWorkflows {
  /** The one that the desk makes tasks with. */
  readonly workflow?: string;
  /** The one for calls that agents make. */
  readonly outboundWorkflow?: string;
  /** The one for the deadlines of wrap-ups. */
  readonly deadlineWorkflow?: string;
}

const usualOutbound = 'outbound';
const usualDeadlines = 'deadlines';

/**
 * What belongs into the desk's `.env`. Where no workflow is named it is the one that is there already, else the first of
 * the file; for calls that agents make, one that the file names `outbound`, and for deadlines one named `deadlines`.
 *
 * @param before - The variables as they are.
 * @throws CliError `not_found` where there is no workflow of a name
 */
export function deskSettings(
  { names, workspaceSid }: Account,
  file: WorkspaceFile,
  { workflow, outboundWorkflow, deadlineWorkflow }: ChosenWorkflows,
  before: Variables,
): DeskSettings {
  const sidOf = (name: string): string => {
    const sid = names.find('workflow', name);
    if (sid === undefined) throw new CliError('not_found', `There is no workflow named "${name}".`);
    return sid;
  };
  const here = (sid: string | undefined): string | undefined =>
    sid !== undefined && names.isKnown(sid) ? sid : undefined;
  const workflows = (file.workflows ?? []).map(({ name }) => name);
  const chosen = (name: string | undefined, variable: string, otherwise: string | undefined): string | undefined => {
    if (name !== undefined) return sidOf(name);
    return here(before[variable]) ?? (otherwise === undefined ? undefined : sidOf(otherwise));
  };
  const main = chosen(workflow, 'WORKFLOW_SID', workflows[0]);
  const named = (usual: string): string | undefined => workflows.find((name) => name === usual);
  const outbound = chosen(outboundWorkflow, 'OUTBOUND_WORKFLOW_SID', named(usualOutbound));
  const deadlines = chosen(deadlineWorkflow, 'DEADLINE_WORKFLOW_SID', named(usualDeadlines));
  return {
    WORKSPACE_SID: workspaceSid,
    ...(main !== undefined && { WORKFLOW_SID: main }),
    ...(outbound !== undefined && { OUTBOUND_WORKFLOW_SID: outbound }),
    ...(deadlines !== undefined && { DEADLINE_WORKFLOW_SID: deadlines }),
  };
}

/**
 * Looks before anything is done whether there is, or will be, what the operator names.
 *
 * @throws CliError `not_found`
 */
export function requireWorkflows(
  { names }: Account,
  file: WorkspaceFile,
  { workflow, outboundWorkflow, deadlineWorkflow }: ChosenWorkflows,
): void {
  const made = (file.workflows ?? []).map(({ name }) => name);
  for (const name of [workflow, outboundWorkflow, deadlineWorkflow])
    if (name !== undefined && !made.includes(name) && names.find('workflow', name) === undefined)
      throw notThere('workflow', name, [...new Set([...made, ...names.all('workflow')])]);
}
