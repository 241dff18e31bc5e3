/** Redis would throw jobs and project records away when its memory is full. */
export class UnsafeEvictionError extends Error {
  readonly code = 'UNSAFE_EVICTION';
  override readonly name = 'UnsafeEvictionError';

  constructor(address: string, policy: string) {
    super(
      `Failed to use Redis at ${address} as a queue: its maxmemory-policy is ${policy}, which deletes jobs when memory is full. ` +
        'Set maxmemory-policy noeviction.',
    );
  }
}
