/** Maximum number of files that are open at once. */
const WIDTH = 32;

/** Like `Promise.all` over a list, one batch at a time. */
export async function inBatches<Item, Result>(
  items: readonly Item[],
  action: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += WIDTH) {
    results.push(...(await settleAll(items.slice(start, start + WIDTH).map(action))));
  }
  return results;
}

/** Waits for all promises before it throws the first error, so that nothing is still running afterwards. */
async function settleAll<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}
