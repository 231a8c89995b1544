import { isSid } from '../../lib/sids';
import { nameKey } from '../../lib/text/same-name';
import type { WorkspaceFile } from '../../lib/workspace-file/schema';
import { CliError } from '../cli-error';
import type { Surroundings } from '../credentials/environment';
import type { Invocation } from '../invocation';
import { Account } from './account';
import { fillAddresses } from './fill-addresses';
import type { Plan, Problem } from './plan/operation';
import { unknownNumber } from './plan/plan-phone-numbers';
import { makePlan } from './plan/plan';
import { readState } from './read-state';
import { placeholdersOf } from './file-variables';
import { resolve } from 'node:path';
import { readWorkspaceFile, type ReadWorkspaceFile } from '../../lib/workspace-file/read-workspace-file';
import { WorkspaceFileError } from '../../lib/workspace-file/workspace-file-error';
import { readTextIfThere } from '../files/read-text';
import type { Io } from '../io';

/** A workspace file, and the names of the variables that stand in it. */
interface LoadedFile extends ReadWorkspaceFile {
  readonly variables: readonly string[];
}

/** @throws CliError `usage` where it cannot be read, or naming the line that is wrong */
async function loadWorkspaceFile({ cwd }: Pick<Io, 'cwd'>, path: string): Promise<LoadedFile> {
  const text = await readTextIfThere(resolve(cwd, path), path, 'usage');
  if (text === undefined) {
    throw new CliError(
      'usage',
      `There is no file ${path} in ${cwd}. Copy workspace.example.yaml, or write one from a workspace with “desk setup export --out ${path}”.`,
    );
  }
  try {
    const names = [...text.matchAll(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g)].map(([, name = '']) => name);
    return { ...readWorkspaceFile(text, path), variables: [...new Set(names)] };
  } catch (error) {
    if (error instanceof WorkspaceFileError) throw new CliError('usage', error.message);
    throw error;
  }
}

/** What an operator says about a plan. */
export interface PlanningOptions {
  readonly set?: Readonly<Record<string, string>>;
  readonly prune?: boolean;
  /** False to leave the account's numbers alone. */
  readonly phoneNumbers?: boolean;
  /** Leave out addresses that cannot be put together yet. */
  readonly withoutAddresses?: boolean;
  /** Another workspace than the one of the file's name, by name or SID. */
  readonly workspace?: string;
}

export interface Prepared {
  readonly account: Account;
  readonly file: WorkspaceFile;
  readonly plan: Plan;
  readonly surroundings: Surroundings;
}

/** Reads the file and the workspace, and finds out what has to be done. Changes nothing. @throws CliError */
export async function prepare(invocation: Invocation, path: string, options: PlanningOptions): Promise<Prepared> {
  const { prune = false, withoutAddresses = false } = options;
  if (prune && withoutAddresses) {
    throw new CliError(
      'usage',
      '--prune takes away every address that the file does not say, so it cannot be used with --without-addresses.',
    );
  }
  const loaded = await loadWorkspaceFile(invocation.io, path);
  const { phoneNumbers, ...others } = loaded.content;
  const isWithNumbers = options.phoneNumbers !== false && phoneNumbers !== undefined;
  const content: WorkspaceFile = { ...others, ...(isWithNumbers && { phoneNumbers }) };
  const { client, surroundings } = await invocation.connect();
  const variables = placeholdersOf(loaded.variables, options.set ?? {}, surroundings.all);
  const account = new Account(client, invocation.concurrency);
  const named = new Set(
    (content.workers ?? []).filter(({ channels }) => prune || channels).map(({ name }) => nameKey(name)),
  );
  const state = await readState(account, whichWorkspace(content, options.workspace), {
    channelsOf: (worker) => named.has(nameKey(worker)),
    phoneNumbers: (content.phoneNumbers ?? []).map(({ number }) => number),
  });
  const { file, unfilled, pathInOriginal } = fillAddresses(content, variables, account.names);
  const missing = unfilled.map(({ path: at, message }): Problem => ({
    where: loaded.where(at),
    message: withoutAddresses ? message : `${message}; --without-addresses leaves out for now what has no address yet`,
  }));
  const plan = makePlan(file, state, {
    where: (at) => loaded.where(pathInOriginal(at)),
    prune,
    waiting: withoutAddresses ? missing : [],
  });
  const kept = new Set((file.phoneNumbers ?? []).map(({ number }) => number));
  const has = new Set(state.phoneNumbers.map(({ name }) => name));
  // Their addresses wait, but a number that there is not will not be there later either.
  const numbers = (content.phoneNumbers ?? []).flatMap(({ number }, position): Problem[] =>
    kept.has(number) || has.has(number)
      ? []
      : [{ where: loaded.where(['phoneNumbers', position]), message: unknownNumber(number) }],
  );
  const problems = [...(withoutAddresses ? [] : missing), ...plan.problems, ...numbers];
  return { account, file, surroundings, plan: { ...plan, problems } };
}

function whichWorkspace(file: WorkspaceFile, asked: string | undefined): { name: string } | { sid: string } {
  if (asked === undefined) return { name: file.workspace };
  return isSid('WS', asked) ? { sid: asked } : { name: asked };
}
