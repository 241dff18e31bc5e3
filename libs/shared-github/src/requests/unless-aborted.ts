/** Waits for what others wait for too: the signal ends this caller's waiting and nobody else's. */
export async function unlessAborted<T>(shared: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return shared;
  if (signal.aborted) shared.catch(() => undefined);
  signal.throwIfAborted();
  return new Promise<T>((resolve, reject) => {
    const leave = () => reject(signal.reason as Error);
    signal.addEventListener('abort', leave, { once: true });
    void shared.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
