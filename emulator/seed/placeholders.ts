import { SeedError } from './seed-error';

const placeholder = /\$\{([^}]+)\}/g;

/**
 * Fills in `${NAME}` and `${workflow:NAME}`.
 *
 * @param variables - What plain names stand for.
 * @param workflowSid - Finds a workflow by its name.
 * @throws SeedError where a placeholder stands for nothing
 */
export function fillIn(
  text: string,
  variables: Readonly<Record<string, string>>,
  workflowSid: (name: string) => string | undefined,
): string {
  return text.replace(placeholder, (whole, inner: string) => {
    const workflow = /^workflow:(.+)$/.exec(inner)?.[1];
    const value = workflow === undefined ? variables[inner] : workflowSid(workflow);
    if (value === undefined) {
      const known = [...Object.keys(variables), 'workflow:NAME'].join(', ');
      throw new SeedError(`${whole} in the seed stands for nothing; known are ${known}`);
    }
    return value;
  });
}
