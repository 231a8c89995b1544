import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import type * as localTaskRouter from '../emulator';
import { PROJECT_FOLDER } from '../scripts/project';
import { quantile } from './page/quantile';

const STARTS = 9;
const RESETS = 200;
const LOOK_EVERY_MS = 2;

const packed = v.pipe(v.string(), v.parseJson(), v.tuple([v.object({ size: v.number(), unpackedSize: v.number() })]));
const manifest = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ dependencies: v.optional(v.record(v.string(), v.string()), {}) }),
);
const library = v.custom<typeof localTaskRouter>((value) => typeof value === 'object' && value !== null);

/** What the package of the local TaskRouter takes. */
export interface PackageCosts {
  readonly dependencies: number;
  /** As it is downloaded, and as it lies on the disk. */
  readonly tarballBytes: number;
  readonly bytes: number;
  /** From the command to the first answer. */
  readonly startMs: Medians;
  /** Of the process, user and system, until then. */
  readonly startCpuMs: Medians;
  /** Resident, a second after the start; from Linux. */
  readonly memoryMiB: number;
  /** Back to the seed, in a process of one's own. */
  readonly resetMs: Medians;
}

export interface Medians {
  readonly median: number;
  readonly longest: number;
}

export async function measurePackage(): Promise<PackageCosts> {
  const listing = execFileSync('npm', ['pack', '--workspace', 'local-taskrouter', '--dry-run', '--json'], {
    cwd: PROJECT_FOLDER,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ size, unpackedSize }] = v.parse(packed, listing.slice(listing.indexOf('[')));
  const { dependencies } = v.parse(manifest, readFileSync(join(PROJECT_FOLDER, 'emulator', 'package.json'), 'utf8'));
  const starts: Start[] = [];
  // The first one reads everything from the disk, and Node.js keeps what it compiles.
  for (let n = 0; n <= STARTS; n += 1) starts.push(await start());
  const counted = starts.slice(1);
  return {
    dependencies: Object.keys(dependencies).length,
    tarballBytes: size,
    bytes: unpackedSize,
    startMs: medians(counted.map(({ tookMs }) => tookMs)),
    startCpuMs: medians(counted.map(({ cpuMs }) => cpuMs)),
    memoryMiB: medians(counted.map(({ memoryMiB }) => memoryMiB)).median,
    resetMs: medians(await resets()),
  };
}

interface Start {
  readonly tookMs: number;
  readonly cpuMs: number;
  readonly memoryMiB: number;
}

async function start(): Promise<Start> {
  const began = performance.now();
  const program = join(PROJECT_FOLDER, 'emulator', 'bin.js');
  const child = spawn(process.execPath, [program, '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [banner] = await once(child.stdout, 'data');
  const origin = /http:\S+/.exec(String(banner))?.[0] ?? '';
  while (!(await fetch(`${origin}/_emulator/v1/health`)).ok) await sleep(LOOK_EVERY_MS);
  const tookMs = performance.now() - began;
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(' ');
  // In hundredths of a second, since Linux counts so for whoever asks.
  const cpuMs = (Number(fields[13]) + Number(fields[14])) * 10;
  await sleep(1_000);
  const [, kibibytes = '0'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
  child.kill();
  await once(child, 'exit');
  return { tookMs, cpuMs, memoryMiB: Number(kibibytes) / 1024 };
}

async function resets(): Promise<number[]> {
  const { createEmulator } = v.parse(library, require(join(PROJECT_FOLDER, 'emulator', 'dist', 'index.js')));
  const emulator = await createEmulator();
  const times: number[] = [];
  for (let n = 0; n < RESETS; n += 1) {
    const began = performance.now();
    await emulator.reset();
    times.push(performance.now() - began);
  }
  await emulator.close();
  return times;
}

const medians = (times: readonly number[]): Medians => ({ median: quantile(times, 0.5), longest: quantile(times, 1) });
