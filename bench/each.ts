const atOnce = 16;

/** Runs `work` over all, some at once. */
export async function each<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const next = all[Symbol.iterator]();
  const run = async (): Promise<void> => {
    for (let item = next.next(); !item.done; item = next.next()) results.push(await work(item.value));
  };
  await Promise.all(Array.from({ length: atOnce }, run));
  return results;
}
