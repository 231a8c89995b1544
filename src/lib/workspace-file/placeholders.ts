import { WorkspaceFileError } from './workspace-file-error';

const placeholder = /\$\{([^}]+)\}/g;

export type Variables = Readonly<Record<string, string>>;

/** How a workflow's SID is written before it is known. */
export const workflowPlaceholder = (name: string): string => `\${workflow:${name}}`;

/**
 * Fills in `${NAME}` and `${workflow:NAME}`.
 *
 * @param variables - What plain names stand for.
 * @param workflowSid - Finds a workflow by its name.
 * @throws WorkspaceFileError where a placeholder stands for nothing
 */
export function fillIn(text: string, variables: Variables, workflowSid: (name: string) => string | undefined): string {
  return text.replace(placeholder, (whole, inner: string) => {
    const workflow = /^workflow:(.+)$/.exec(inner)?.[1];
    const value = workflow === undefined ? variables[inner] : workflowSid(workflow);
    if (value === undefined) {
      const known = [...Object.keys(variables), 'workflow:NAME'].join(', ');
      throw new WorkspaceFileError(`${whole} stands for nothing; known are ${known}`);
    }
    return value;
  });
}

interface Named {
  readonly sid: string;
  readonly name: string;
}

/** Writes `${workflow:NAME}` wherever an address has a workflow's SID. */
export function withWorkflowNames(url: string, workflows: Iterable<Named>): string {
  let address = url;
  for (const { sid, name } of workflows) address = address.replaceAll(sid, () => workflowPlaceholder(name));
  return address;
}

/** Puts variables back at the beginning of an address, where {@link fillIn} may have put their values. */
export function withVariables(url: string, variables: Variables): string {
  for (const [name, value] of Object.entries(variables)) {
    if (value !== '' && url.startsWith(value)) return `\${${name}}${url.slice(value.length)}`;
  }
  return url;
}
