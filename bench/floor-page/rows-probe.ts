/** Runs in the floor page, and takes its times by the browser's own clock. */
export interface RowsProbe {
  /** From the last byte of an answer to its rows, painted, in milliseconds. @param told - The workspace that it tells of. */
  painted(told: string, answer: number): Promise<number>;
  /** Scrolls the list of workers by so many pixels a frame. @returns milliseconds from each frame to the next */
  scroll(frames: number, pixels: number): Promise<number[]>;
}

declare global {
  interface Window {
    rowsProbe: RowsProbe;
  }
}

/** Settles in a frame in which something is so. */
function inFrame(isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (isSo()) resolve();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** Settles in the next task, before which the frame has been painted. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });
}

const workers = '.floor-workers :is([data-row], [data-worker])';

window.rowsProbe = {
  async painted(told, answer) {
    await inFrame(
      () =>
        document.querySelector(workers) !== null && document.querySelector('.header-workspace')?.textContent === told,
    );
    await nextTask();
    const read = performance.getEntriesByType('resource').filter(({ name }) => new URL(name).pathname === '/floor');
    const entry = read[answer];
    if (!(entry instanceof PerformanceResourceTiming))
      throw new Error('The browser did not take the time of the answer');
    return performance.now() - entry.responseEnd;
  },
  async scroll(frames, pixels) {
    const list = document.querySelector('.floor-workers .floor-dense') ?? document.documentElement;
    list.scrollIntoView({ block: 'center' });
    const times: number[] = [];
    await new Promise<void>((resolve) => {
      const frame = (time: number): void => {
        times.push(time);
        list.scrollTop += pixels;
        if (times.length <= frames) requestAnimationFrame(frame);
        else resolve();
      };
      requestAnimationFrame(frame);
    });
    return times.slice(1).map((at, place) => at - (times[place] ?? at));
  },
};
