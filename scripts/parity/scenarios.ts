import { setTimeout as wait } from 'node:timers/promises';
import type { Service } from '../../tests/conformance/service';
import type { Suite } from '../../tests/conformance/suites/suite';

type Step = () => Promise<unknown>;

/** Scenarios that share what is done before and after them. */
export interface Group {
  readonly name: string;
  readonly before: Step[];
  readonly after: Step[];
  readonly beforeEach: Step[];
  readonly afterEach: Step[];
  readonly members: (Group | { readonly name: string; readonly body: Step })[];
}

const emptyGroup = (name: string): Group => ({
  ...{ name, before: [], after: [], beforeEach: [], afterEach: [], members: [] },
});

/** Has suites say what they would have jest run. */
export function collect(suites: Readonly<Record<string, Suite>>, open: () => Promise<Service>): Group {
  const root = emptyGroup('');
  for (const [name, suite] of Object.entries(suites)) {
    let current = emptyGroup(name);
    root.members.push(current);
    const describe = (inner: string, body: () => void): void => {
      const outer = current;
      current = emptyGroup(inner);
      outer.members.push(current);
      body();
      current = outer;
    };
    suite(
      {
        describe,
        it: (title, body) => current.members.push({ name: title, body }),
        beforeAll: (body) => current.before.push(body),
        afterAll: (body) => current.after.push(body),
        beforeEach: (body) => current.beforeEach.push(body),
        afterEach: (body) => current.afterEach.push(body),
      },
      open,
    );
  }
  return root;
}

/** What is told of a run, and decided in it. */
export interface Conductor {
  /** Whether a scenario is wanted; asked again before each, so that a run can be ended early. */
  wants(name: string): boolean;
  begins(name: string): void;
  /** What it set going has come to its end, as far as anybody can tell. */
  settles(): Promise<void>;
  /** @param error - Why it stopped before its end. */
  ended(name: string, error: unknown): void;
  /** A step of a group failed, so that its scenarios cannot be run. */
  failed(group: string, error: unknown): void;
  /** How long one scenario may take. */
  readonly longestMs: number;
  /** Ends the one that is being run. */
  readonly signal?: AbortSignal | undefined;
}

const nameIn = (path: readonly string[], name: string): string => [...path, name].join(' › ');

function isWanted(group: Group, path: readonly string[], conductor: Conductor): boolean {
  return group.members.some((member) =>
    'body' in member ? conductor.wants(nameIn(path, member.name)) : isWanted(member, [...path, member.name], conductor),
  );
}

/** Runs scenarios one after the other. Whatever becomes of one, what comes after it is done. */
export async function runScenarios(
  group: Group,
  conductor: Conductor,
  path: readonly string[] = [],
  around: readonly Group[] = [],
): Promise<void> {
  if (!isWanted(group, path, conductor)) return;
  const groups = [...around, group];
  try {
    for (const step of group.before) await step();
    for (const member of group.members) {
      if (!('body' in member)) await runScenarios(member, conductor, [...path, member.name], groups);
      else if (conductor.wants(nameIn(path, member.name)))
        await runOne(nameIn(path, member.name), member.body, conductor, groups);
    }
  } catch (error) {
    conductor.failed(path.join(' › '), error);
  } finally {
    for (const step of group.after) await step().catch((error: unknown) => conductor.failed(path.join(' › '), error));
  }
}

async function runOne(name: string, body: Step, conductor: Conductor, groups: readonly Group[]): Promise<void> {
  let stopped: unknown;
  conductor.begins(name);
  try {
    for (const { beforeEach } of groups) for (const step of beforeEach) await step();
    await inTime(body, conductor);
    await conductor.settles();
  } catch (error) {
    stopped = error ?? new Error('It stopped');
  }
  for (const { afterEach } of groups.toReversed())
    for (const step of afterEach) await step().catch((error: unknown) => (stopped ??= error));
  conductor.ended(name, stopped);
}

async function inTime(body: Step, { longestMs, signal }: Conductor): Promise<void> {
  const done = new AbortController();
  const signals = [done.signal, ...(signal ? [signal] : [])];
  const late = wait(longestMs, undefined, { signal: AbortSignal.any(signals) }).then(
    () => Promise.reject(new Error(`Nothing more came for ${longestMs / 1000} s`)),
    (error: unknown) => (done.signal.aborted ? undefined : Promise.reject(error)),
  );
  try {
    await Promise.race([body(), late]);
  } finally {
    done.abort();
  }
}
