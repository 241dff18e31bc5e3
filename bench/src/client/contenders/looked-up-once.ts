/** One look-up for all who ask at the same time and later. */
export function lookedUpOnce<T>(lookUp: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | undefined;
  return () => (found ??= lookUp());
}
