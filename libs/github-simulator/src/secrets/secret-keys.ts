import type { StateDirectory } from '../storage/state-directory.js';
import { type KeyPair, createKeyPair, openSealedBox } from './sealed-box.js';

const currentFile = 'key-pair.json';
const formerFile = 'former-key-pairs.json';

/** The key pairs of one holder of secrets: the one to seal for, and those that older secrets were sealed for. */
export class SecretKeys {
  constructor(private readonly directory: StateDirectory) {}

  /** The key pair to seal for, made when first asked for. */
  current(): KeyPair {
    return this.directory.read<KeyPair>(currentFile) ?? this.renew();
  }

  /** Makes another key pair the current one; what was sealed before can still be opened. */
  rotate(): KeyPair {
    // Kept before it is replaced: a process that is killed in between loses no secret.
    this.directory.write(formerFile, [this.current(), ...this.former()]);
    return this.renew();
  }

  /** The plain bytes of a box that was sealed for any of the key pairs. */
  open(sealed: string): Uint8Array | undefined {
    for (const keyPair of [this.current(), ...this.former()]) {
      const plain = openSealedBox(sealed, keyPair);
      if (plain) return plain;
    }
    return undefined;
  }

  private former(): KeyPair[] {
    return this.directory.read<KeyPair[]>(formerFile) ?? [];
  }

  private renew(): KeyPair {
    const keyPair = createKeyPair();
    this.directory.write(currentFile, keyPair);
    return keyPair;
  }
}
