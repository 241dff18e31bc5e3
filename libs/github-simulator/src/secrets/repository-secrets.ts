import type { StateDirectory } from '../storage/state-directory.js';
import { type KeyPair, createKeyPair, openSealedBox } from './sealed-box.js';

const keyPairFile = 'key-pair.json';
const secretFile = /^secret\.(.+)\.json$/;

/** A secret as it is stored: only ever sealed. Times are milliseconds since the epoch. */
export interface SecretRecord {
  readonly name: string;
  readonly sealed: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** The Actions secrets of one repository. Names are case-insensitive and kept in capitals. */
export class RepositorySecrets {
  constructor(private readonly directory: StateDirectory) {}

  /** The key pair to seal with, made when first asked for. */
  keyPair(): KeyPair {
    const stored = this.directory.read<KeyPair>(keyPairFile);
    if (stored) return stored;
    const created = createKeyPair();
    this.directory.write(keyPairFile, created);
    return created;
  }

  /** All secrets, by name. */
  list(): SecretRecord[] {
    return this.directory
      .list()
      .flatMap((file) => secretFile.exec(file)?.[1] ?? [])
      .flatMap((name) => this.find(name) ?? []);
  }

  find(name: string): SecretRecord | undefined {
    return this.directory.read<SecretRecord>(fileOf(name));
  }

  /** Returns whether the secret is new. */
  put(name: string, sealed: string, nowMs: number): boolean {
    const previous = this.find(name);
    const createdAt = previous?.createdAt ?? nowMs;
    this.directory.write(fileOf(name), { name: name.toUpperCase(), sealed, createdAt, updatedAt: nowMs });
    return previous === undefined;
  }

  delete(name: string): void {
    this.directory.remove(fileOf(name));
  }

  /** The plain value; undefined when there is no such secret. */
  open(name: string): string | undefined {
    const secret = this.find(name);
    const plain = secret && openSealedBox(secret.sealed, this.keyPair());
    return plain && Buffer.from(plain).toString('utf8');
  }
}

function fileOf(name: string): string {
  return `secret.${name.toUpperCase()}.json`;
}
