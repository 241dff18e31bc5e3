/** How long a piece of work takes: only for telling what takes ages from what does not. */
export async function millisecondsOf(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
