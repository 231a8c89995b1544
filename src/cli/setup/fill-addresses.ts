import { fillIn, workflowPlaceholder, type Variables } from '../../lib/workspace-file/placeholders';
import type { FilePath } from '../../lib/workspace-file/read-workspace-file';
import type { WorkspaceFile } from '../../lib/workspace-file/schema';
import { WorkspaceFileError } from '../../lib/workspace-file/workspace-file-error';
import type { Names } from './names';

/** An address that could not be put together. */
export interface Unfilled {
  readonly path: FilePath;
  readonly message: string;
}

export interface FilledFile {
  /** With addresses as they will be, except for the SIDs of workflows, which may not be known yet. */
  readonly file: WorkspaceFile;
  /** Left out of the file, since a placeholder in them stands for nothing. */
  readonly unfilled: readonly Unfilled[];
  /** Where in the file as it was written something stands. */
  readonly pathInOriginal: (path: FilePath) => FilePath;
}

/** Says what to do about an address, rather than what is known. */
function explain(url: string, variables: Variables, message: string): string {
  const name = [...url.matchAll(/\$\{([A-Za-z_]\w*)\}/g)]
    .map(([, found = '']) => found)
    .find((found) => !(found in variables));
  if (name === undefined) return message;
  return `\${${name}} has no value yet: use --set ${name}=VALUE, or set it in the environment or in .env`;
}

export function fillAddresses(file: WorkspaceFile, variables: Variables, names: Names): FilledFile {
  const unfilled: Unfilled[] = [];
  const hasWorkflow = (name: string): boolean =>
    names.find('workflow', name) !== undefined || (file.workflows ?? []).some((workflow) => workflow.name === name);
  const fill = (path: FilePath, url: string): string | undefined => {
    try {
      const filled = fillIn(url, variables, (name) => (hasWorkflow(name) ? workflowPlaceholder(name) : undefined));
      return names.withWorkflowNames(filled);
    } catch (error) {
      if (!(error instanceof WorkspaceFileError)) throw error;
      unfilled.push({ path, message: explain(url, variables, error.message) });
      return undefined;
    }
  };
  /** The addresses among an entry's fields, filled in, or left out. */
  const filled = <Entry extends object, Field extends keyof Entry & string>(
    entry: Entry,
    path: FilePath,
    ...fields: readonly Field[]
  ): Omit<Entry, Field> & Pick<Partial<Entry>, never> => {
    const copy = { ...entry };
    for (const field of fields) {
      const url = entry[field];
      if (typeof url !== 'string') continue;
      const address = fill([...path, field], url);
      delete copy[field];
      if (address !== undefined) Object.assign(copy, { [field]: address });
    }
    return copy;
  };
  const workflows = file.workflows?.map((entry, position) =>
    filled(entry, ['workflows', position], 'assignmentCallbackUrl', 'fallbackAssignmentCallbackUrl'),
  );
  const kept: number[] = [];
  const phoneNumbers = file.phoneNumbers?.flatMap(({ number, voiceUrl: url }, position) => {
    const voiceUrl = fill(['phoneNumbers', position, 'voiceUrl'], url);
    if (voiceUrl === undefined) return [];
    kept.push(position);
    return [{ number, voiceUrl }];
  });
  return {
    file: {
      ...filled(file, [], 'eventCallbackUrl'),
      ...(workflows && { workflows }),
      ...(phoneNumbers && { phoneNumbers }),
    },
    unfilled,
    pathInOriginal: ([list, position, ...rest]) =>
      list === 'phoneNumbers' && typeof position === 'number'
        ? [list, kept[position] ?? position, ...rest]
        : [list, position, ...rest].filter((part) => part !== undefined),
  };
}
