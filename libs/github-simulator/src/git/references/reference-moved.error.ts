/** Somebody else moved the reference, or is about to. */
export class ReferenceMovedError extends Error {
  override readonly name = 'ReferenceMovedError';

  constructor(
    readonly reference: string,
    readonly actual: string | undefined,
    readonly expected: string | undefined,
  ) {
    super(`Failed to move ${reference}: it is at ${actual ?? 'nothing'}, expected ${expected ?? 'nothing'}.`);
  }
}
