/** A sealing key is not what it should be. The message never holds the key. */
export class SealingKeyError extends Error {
  readonly code = 'SEALING_KEY';
  override readonly name = 'SealingKeyError';

  constructor(kind: 'public' | 'private', problem: string) {
    super(
      `Failed to use the ${kind} sealing key: ${problem}. ` +
        'It must be the base64 of 32 bytes; make a pair with generateSealingKeys().',
    );
  }
}
