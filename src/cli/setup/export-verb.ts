import { resolve } from 'node:path';
import { withVariables, type Variables } from '../../lib/workspace-file/placeholders';
import { writeWorkspaceFile } from '../../lib/workspace-file/write-workspace-file';
import { CliError } from '../cli-error';
import { exitCodes, type ExitCode } from '../exit-codes';
import { writeWhole } from '../files/write-whole';
import type { Invocation } from '../invocation';
import { plain } from '../output/plain';
import { Account } from './account';
import { readState } from './read-state';
import { withoutSlash } from './file-variables';
import { findNamesakes, wholeOf } from './whole-of';
import { jsonLine } from '../output/json-line';

export interface ExportOptions {
  readonly set?: Variables;
  readonly out?: string;
  /** False for none. */
  readonly phoneNumbers?: boolean;
  readonly allPhoneNumbers?: boolean;
}

/** `desk setup export` */
export async function runExport(
  { io, json, concurrency, connect }: Invocation,
  options: ExportOptions,
): Promise<ExitCode> {
  const { client, surroundings, workspaceSid } = await connect();
  const account = new Account(client, concurrency);
  const state = await readState(
    account,
    { sid: await workspaceSid() },
    { channelsOf: () => true, phoneNumbers: options.phoneNumbers === false ? [] : 'all' },
  );
  const twice = findNamesakes(state);
  if (twice) throw new CliError('refused', twice);
  const { DESK_ORIGIN: origin } = surroundings.all;
  const variables: Variables = { ...(origin !== undefined && { DESK_ORIGIN: withoutSlash(origin) }), ...options.set };
  const text = writeWorkspaceFile(
    wholeOf(state, {
      address: (url) => withVariables(url, variables),
      hasNumber: (url) => options.allPhoneNumbers === true || isOfThisDesk(url, variables),
    }),
  );
  if (options.out !== undefined) {
    await writeWhole(resolve(io.cwd, options.out), text, { named: options.out });
    io.stderr.write(`Written to ${plain(options.out)}.\n`);
  } else io.stdout.write(json ? jsonLine({ verb: 'setup export', file: text }) : text);
  return exitCodes.done;
}

/** An account's numbers may serve many other things. */
const isOfThisDesk = (url: string, variables: Variables): boolean =>
  url.includes('${workflow:') || Object.values(variables).some((value) => value !== '' && url.startsWith(value));
