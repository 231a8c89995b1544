import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import twilio, { type Twilio } from 'twilio';
import { parse, stringify } from 'yaml';
import { createEmulator, localCredentials, type Emulator, type NewFault } from '../../../emulator';
import { LocalRequestClient } from '../../../emulator/request-client';
import { run } from '../../../src/cli/desk';
import type { Plan } from '../../../src/cli/setup/plan/operation';
import type { WorkspaceFile } from '../../../src/lib/workspace-file/schema';
import { testIo, type TestIo, type TestIoOptions } from '../test-io';
import { temporaryFolder } from '../../temporary-folder';

export const writers = join(__dirname, '../../../emulator/seed/writers.yaml');
export const deskOrigin = 'https://desk.example.com';
export const withOrigin = ['--set', `DESK_ORIGIN=${deskOrigin}`];

/** An account with another workspace and with the numbers that the seed of the desk speaks of. */
export const bare: WorkspaceFile = {
  workspace: 'somebody else’s',
  phoneNumbers: [
    { number: '+15550100', voiceUrl: 'https://old.example.com/voice' },
    { number: '+15550200', voiceUrl: 'https://old.example.com/voice' },
  ],
};

export interface Ran {
  readonly exitCode: number;
  readonly io: TestIo;
  /** Standard output as JSON. */
  readonly json: () => Record<string, unknown>;
}

export async function fileOf(content: WorkspaceFile | string): Promise<string> {
  const path = join(await temporaryFolder('setup'), 'workspace.yaml');
  await writeFile(path, typeof content === 'string' ? content : stringify(content));
  return path;
}

/** A local TaskRouter that stands in for an account, and `desk setup` beside it. */
export class SetUpFloor {
  readonly client: Twilio;

  private constructor(readonly emulator: Emulator) {
    const { accountSid, authToken } = localCredentials;
    this.client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(emulator.origin) });
  }

  static async open(seed: WorkspaceFile | string = bare): Promise<SetUpFloor> {
    const path = typeof seed === 'string' && !seed.includes('\n') ? seed : await fileOf(seed);
    return new SetUpFloor(await createEmulator({ seed: path, variables: { DESK_ORIGIN: deskOrigin } }));
  }

  close(): Promise<void> {
    return this.emulator.close();
  }

  async io(options: TestIoOptions = {}): Promise<TestIo> {
    return testIo({ ...options, env: { TASKROUTER_ORIGIN: this.emulator.origin, ...options.env } });
  }

  async desk(argv: readonly string[], options: TestIoOptions | TestIo = {}): Promise<Ran> {
    const io = 'stdout' in options ? options : await this.io(options);
    const exitCode = await run(argv, io);
    return { exitCode, io, json: () => JSON.parse(io.stdout.text) as Record<string, unknown> };
  }

  /** What `desk setup plan` says. */
  async plan(...argv: readonly string[]): Promise<Plan> {
    return (await this.desk(['--json', 'setup', 'plan', ...argv, ...withOrigin])).json() as unknown as Plan;
  }

  apply(...argv: readonly string[]): Promise<Ran> {
    return this.desk(['--json', 'setup', 'apply', ...argv, ...withOrigin, '--yes']);
  }

  /** The workspace as the local TaskRouter itself writes it down. */
  written(workspace = 'writers'): string {
    return this.emulator.control.exportSeed(workspace);
  }

  workspace(name = 'writers'): ReturnType<Twilio['taskrouter']['v1']['workspaces']> {
    return this.client.taskrouter.v1.workspaces(this.emulator.control.sidOf('workspace', name));
  }

  sid(kind: Parameters<Emulator['control']['sidOf']>[0], name: string): string {
    return this.emulator.control.sidOf(kind, name);
  }

  /** The SID of an activity of the workspace; those of other workspaces have the same names. */
  async activity(friendlyName: string): Promise<string> {
    const [activity] = await this.workspace().activities.list({ friendlyName });
    return activity?.sid ?? '';
  }

  fault(fault: NewFault): void {
    this.emulator.control.faults.add(fault);
  }

  /** Counts the requests that change something from now on, by their published names. */
  countingWrites(): () => Record<string, number> {
    const { faults } = this.emulator.control;
    const never = { trigger: { nth: 1_000_000 }, effect: { status: 500 } };
    const kinds = ['Workspace', 'Activity', 'TaskChannel', 'TaskQueue', 'Workflow', 'Worker', 'WorkerChannel'];
    const names = [...kinds.flatMap((kind) => [`Create${kind}`, `Update${kind}`, `Delete${kind}`])].filter(
      (name) => !['CreateWorkerChannel', 'DeleteWorkerChannel'].includes(name),
    );
    const ids = [...names, 'UpdateIncomingPhoneNumber'].map((operation) => faults.add({ operation, ...never }).id);
    return () => {
      const counted = faults.list().filter(({ id, calls }) => ids.includes(id) && calls > 0);
      for (const id of ids) faults.remove(id);
      return Object.fromEntries(counted.map(({ operation = '', calls }) => [operation, calls]));
    };
  }
}

const published: Readonly<Record<string, string>> = {
  create: 'Create',
  update: 'Update',
  remove: 'Delete',
  workspace: 'Workspace',
  activity: 'Activity',
  taskChannel: 'TaskChannel',
  taskQueue: 'TaskQueue',
  workflow: 'Workflow',
  worker: 'Worker',
  workerChannel: 'WorkerChannel',
  phoneNumber: 'IncomingPhoneNumber',
};

/** The requests that a plan says there will be. */
export function writesOf({ operations }: Plan): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { action, kind } of operations) {
    const name = `${published[action]}${published[kind]}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

const byName = (left: { readonly name: string }, right: { readonly name: string }): number =>
  left.name < right.name ? -1 : 1;

/** A file with its workers in order: they are made several at a time. */
export function inOrder(text: string): WorkspaceFile {
  const file = parse(text) as WorkspaceFile;
  return { ...file, ...(file.workers && { workers: file.workers.toSorted(byName) }) };
}
