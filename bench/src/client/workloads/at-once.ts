/** Calls with each of many, so many at a time. */
export async function atOnce<T, R>(most: number, items: readonly T[], call: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < items.length; index = next++) results[index] = await call(items[index] as T);
  };
  await Promise.all(Array.from({ length: most }, lane));
  return results;
}
