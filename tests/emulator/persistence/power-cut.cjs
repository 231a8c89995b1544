// Loaded into the emulator's process before its own code: ends that process, as a power cut would, at a chosen moment of
// writing a file anew. POWER_CUT is "<which time it is written anew, from 1> <moment> <the file>".
const files = require('node:fs/promises');

const { open, rename } = files;
const [which, moment, file] = (process.env.POWER_CUT ?? '').split(' ');
let times = 0;

function cut(reached) {
  if (times === Number(which) && reached === moment) process.kill(process.pid, 'SIGKILL');
}

files.open = async (path, ...rest) => {
  const handle = await open(path, ...rest);
  if (path !== `${file}.new`) return handle;
  times += 1;
  cut('opened');
  const write = handle.writeFile.bind(handle);
  let lines = 0;
  handle.writeFile = async (line) => {
    lines += 1;
    const half = Math.floor(line.length / 2);
    if (lines === 2) {
      await write(line.subarray(0, half));
      cut('torn');
      await write(line.subarray(half));
    } else await write(line);
    cut(lines === 1 ? 'begun' : '');
  };
  return handle;
};

files.rename = async (from, to) => {
  if (from !== `${file}.new`) return rename(from, to);
  cut('written');
  await rename(from, to);
  cut('replaced');
};
