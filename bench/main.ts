import { cpus } from 'node:os';
import { soak } from './calls';
import { measureCommands } from './commands';
import { replay } from './day';
import { measureCrowd } from './crowd/measure-crowd';
import { measureExport, measureKilledAppends } from './history/measure-history';
import { measureFloorPage } from './floor-page/measure-floor-page';
import { measureFunctions } from './functions/measure-functions';
import { measureJob, operatorJobs } from './operators';
import { measurePackage, type Medians } from './package';
import { measurePage } from './page';
import { quantile } from './page/quantile';
import { measureRest } from './rest';
import { costByWaiting, costByWorkers } from './routing';
import { measureSockets } from './sockets';
import { trueDay } from './truth/true-day';

function table(title: string, unit: string, rows: readonly (readonly [number, number])[]): void {
  const [first] = rows;
  console.log(`\n${title}\n`);
  console.log(`| ${unit} | µs of CPU | against the first |\n| ---: | ---: | ---: |`);
  for (const [size, cost] of rows)
    console.log(`| ${size.toLocaleString('en')} | ${cost.toFixed(1)} | ${(cost / (first?.[1] ?? cost)).toFixed(2)} |`);
}

const mebibytes = (sizes: readonly number[]): string => sizes.map((size) => size.toFixed(0)).join(', ');

/** @param only - Which parts of it; all where none is named. */
type Bench = (only: readonly string[]) => Promise<void> | void;

const benches: Readonly<Record<string, Bench>> = {
  routing() {
    costByWorkers(100);
    table(
      'A task created, matched, accepted and completed, by workers on the floor (100 queues)',
      'workers',
      [100, 1_000, 10_000].map((size) => [size, costByWorkers(size)] as const),
    );
    table(
      'A worker becoming available, matched, finishing, and a task put back, by tasks waiting (100 queues)',
      'tasks waiting',
      [1_000, 10_000, 100_000].map((size) => [size, costByWaiting(size)] as const),
    );
  },
  async commands() {
    console.log('\n| command | median, ms | longest, ms |\n| --- | ---: | ---: |');
    for (const { what, medianMs, longestMs } of await measureCommands())
      console.log(`| ${what} | ${medianMs.toFixed(0)} | ${longestMs.toFixed(0)} |`);
  },
  async 'floor-page'() {
    console.log(
      '\n| workers, tasks | processor | first paint after the data, ms | a change drawn, ms: median, 95 % | frame while scrolling, ms: median, 95 % | rows drawn | script, KiB |',
    );
    console.log('| ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
    for (const size of [
      { workers: 60, tasks: 30, queues: 5 },
      { workers: 5_000, tasks: 2_000, queues: 200 },
    ])
      await measureFloorPage(size, [1, 4], (slowdown, { firstMs, changesMs, framesMs, drawn, scriptBytes }) => {
        const both = (times: readonly number[]): string =>
          [0.5, 0.95].map((share) => quantile(times, share).toFixed(1)).join(', ');
        const count = [size.workers, size.tasks].map((each) => each.toLocaleString('en')).join(', ');
        const times = [firstMs.toFixed(0), both(changesMs), both(framesMs)];
        console.log(`| ${[count, `1/${slowdown}`, ...times, drawn, (scriptBytes / 1_024).toFixed(1)].join(' | ')} |`);
      });
  },
  async package() {
    const { dependencies, tarballBytes, bytes, startMs, startCpuMs, memoryMiB, resetMs } = await measurePackage();
    const both = ({ median, longest }: Medians): string => `${median.toFixed(1)} (longest ${longest.toFixed(1)})`;
    console.log('\n| local-taskrouter | |\n| --- | ---: |');
    console.log(`| dependencies | ${dependencies} |`);
    console.log(`| tarball, kB | ${(tarballBytes / 1000).toFixed(0)} |`);
    console.log(`| installed, kB | ${(bytes / 1000).toFixed(0)} |`);
    console.log(`| from the command to the first answer, ms | ${both(startMs)} |`);
    console.log(`| of CPU | ${both(startCpuMs)} |`);
    console.log(`| memory of the process, MiB | ${memoryMiB.toFixed(0)} |`);
    console.log(`| back to the seed, ms | ${both(resetMs)} |`);
  },
  async rest() {
    const { ratio, emulator, bare, cpuRatio } = await measureRest();
    console.log(`\nCreate-task over REST: ${ratio.toFixed(2)} of a bare node:http server`);
    console.log(
      `(${emulator.toFixed(0)} against ${bare.toFixed(0)} requests per second, medians of five rounds turn about)`,
    );
    console.log(`By the CPU time that the servers take for a request: ${cpuRatio.toFixed(2)}`);
  },
  async sockets() {
    const { sockets, heard, bytesPerWorker, bytesPerWaitingTask, perSocket } = await measureSockets(2_000);
    console.log(`\n${sockets} Workers of the browser SDK connected at once; how many heard of each:`);
    console.log(JSON.stringify(heard));
    console.log('\n| | heap, bytes | of the process, bytes |\n| --- | ---: | ---: |');
    console.log(`| a worker | ${bytesPerWorker.toFixed(0)} | |`);
    console.log(`| a waiting task with its events | ${bytesPerWaitingTask.toFixed(0)} | |`);
    console.log(`| a socket | ${perSocket.heap.toFixed(0)} | ${perSocket.rss.toFixed(0)} |`);
  },
  async day() {
    console.log('\n| calls | hours | seconds | heap afterwards |\n| ---: | ---: | ---: | ---: |');
    for (const [calls, hours] of [
      [20_000, 24],
      [50_000, 60],
      [100_000, 120],
    ] as const) {
      const { seconds, heapMiB, completed, abandoned } = await replay(calls, 200, hours);
      if (completed + abandoned !== calls) throw new Error(`${calls - completed - abandoned} calls never ended`);
      console.log(`| ${calls.toLocaleString('en')} | ${hours} | ${seconds.toFixed(1)} | ${heapMiB.toFixed(1)} MiB |`);
    }
  },
  async calls() {
    console.log(
      '\n| calls | hours | webhooks | seconds | of CPU | heap after each tenth, MiB |\n| ---: | ---: | ---: | ---: | ---: | --- |',
    );
    for (const [calls, hours] of [
      [20_000, 24],
      [100_000, 120],
    ] as const) {
      const { webhooks, seconds, cpuSeconds, heapMiB, completed, abandoned } = await soak(calls, hours);
      if (completed + abandoned !== calls) throw new Error(`${calls - completed - abandoned} calls never ended`);
      const sizes = [calls, hours, webhooks].map((size) => size.toLocaleString('en')).join(' | ');
      console.log(`| ${sizes} | ${seconds.toFixed(0)} | ${cpuSeconds.toFixed(0)} | ${mebibytes(heapMiB)} |`);
    }
  },
  async crowd() {
    const { reading, figures } = await measureCrowd({ workers: 5_000, queues: 200, calls: 1_000 }, [1, 10, 50]);
    const { tasks, nameless, untilComplete, kibibytes } = reading;
    console.log(
      `\n5,000 workers, 200 queues, ${tasks} calls in hand; ${nameless} of them without a name in the first reading;`,
    );
    console.log(`all workers after ${untilComplete} readings; a reading is ${kibibytes.toFixed(0)} KiB of JSON.`);
    console.log('\n| pages | requests to TaskRouter by reading | in a minute |\n| ---: | --- | ---: |');
    for (const { pages, readings, perMinute } of figures)
      console.log(`| ${pages} | ${readings.join(', ')} | ${perMinute} |`);
  },
  async page() {
    await measurePage(100, 1_000, (table) => console.log(`\n${table}`));
  },
  async functions(only) {
    console.log(
      '\n| Function | refusal, ms | of the bare runtime | answer, ms | of the bare runtime | in the runtime, ms | requests, cold | warm | one after another | new connections, cold | warm |',
    );
    console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
    await measureFunctions(({ name, cold, warm, refusalMs, answerMs, inRuntimeMs, bareMs }) => {
      const times = [refusalMs, answerMs].flatMap((ms) => [ms.toFixed(1), (ms / bareMs).toFixed(2)]);
      const asked = [cold.requests, warm.requests, cold.steps, cold.opened, warm.opened];
      console.log(`| /${[name, ...times, inRuntimeMs.toFixed(1), ...asked].join(' | ')} |`);
    }, only);
  },
  async history(only) {
    const sizes = only.includes('append') ? [] : [1_000, 10_000, 100_000];
    if (sizes.length > 0)
      console.log('\n| calls exported | requests | seconds | heap, MiB |\n| ---: | ---: | ---: | ---: |');
    for (const size of sizes) {
      const { calls, requests, seconds, heap } = await measureExport(size);
      const counts = [calls, requests].map((each) => each.toLocaleString('en')).join(' | ');
      console.log(`| ${counts} | ${seconds.toFixed(1)} | ${(heap / 2 ** 20).toFixed(1)} |`);
    }
    const { calls, kills, gaps, doubles } = await measureKilledAppends(20_000, 10);
    const done = `${calls.toLocaleString('en')} calls appended, ${kills} processes killed`;
    console.log(`\n${done}: ${gaps} gaps, ${doubles} doubles`);
    if (gaps + doubles > 0) throw new Error('The file is not whole.');
  },
  async truth() {
    const size = { calls: 10_000, hours: 24, agents: 80, queues: 5 };
    const { calls, readings, compared, unknown, wrong, mostRequests } = await trueDay({ ...size, seed: 20_261_130 });
    console.log(
      `\n${calls.toLocaleString('en')} calls in a day, ${readings} readings of at most ${mostRequests} requests:`,
    );
    console.log(
      `${compared} hours of queues compared, ${wrong.length} wrong; ${unknown} times a handling time was not known yet`,
    );
    if (wrong.length > 0) throw new Error(wrong.slice(0, 10).join('\n'));
  },
  async operators() {
    console.log('\n| job | requests | at once | seconds | of the bound |\n| --- | ---: | ---: | ---: | ---: |');
    for (const [job, argv] of Object.entries(operatorJobs)) {
      const workers = job === 'worker statuses' ? 1_000 : 100;
      const { requests, mostUnderWay, seconds } = await measureJob(argv, { tasks: 1_000, workers, latencyMs: 50 });
      const bound = Math.ceil(requests / 8) * 0.05;
      const figures = [requests.toLocaleString('en'), mostUnderWay, seconds.toFixed(2), (seconds / bound).toFixed(2)];
      console.log(`| ${[job, ...figures].join(' | ')} |`);
    }
    const sizes = [1_000, 10_000, 100_000];
    console.log(
      '\n| heap, MiB, by tasks (worker statuses: by workers) | 1,000 | 10,000 | 100,000 |\n| --- | ---: | ---: | ---: |',
    );
    for (const [job, argv] of Object.entries(operatorJobs)) {
      const cells: string[] = [job];
      for (const size of sizes) {
        const workers = job === 'worker statuses' ? size : 100;
        const { heap } = await measureJob(argv, { tasks: size, workers, latencyMs: 0 });
        cells.push((heap / 2 ** 20).toFixed(1));
      }
      console.log(`| ${cells.join(' | ')} |`);
    }
  },
};

/** `npm run bench`, `npm run bench -- rest day` for some of them, or `npm run bench -- functions=floor,token` for some Functions. */
async function main(): Promise<void> {
  const given = process.argv.slice(2);
  const asked = (given.length > 0 ? given : Object.keys(benches)).map((argument) => {
    const [name = '', only = ''] = argument.split('=');
    return { name, only: only === '' ? [] : only.split(',') };
  });
  const unknown = asked.filter(({ name }) => !benches[name]);
  if (unknown.length > 0)
    throw new Error(
      `There is no ${unknown.map(({ name }) => name).join(', ')}; there are ${Object.keys(benches).join(', ')}`,
    );
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
  for (const { name, only } of asked) await benches[name]?.(only);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
