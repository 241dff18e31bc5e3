import type { RepositoryAccess } from '../repository-access/repository-access.js';
import type { StateDirectory } from '../storage/state-directory.js';
import type { KeyPair } from './sealed-box.js';
import { SecretKeys } from './secret-keys.js';
import { isSecretName } from './secret-name.js';

const secretFile = /^secret\.(.+)\.json$/;

/** A secret as it is stored: only ever sealed. Times are milliseconds since the epoch. */
export interface SecretRecord {
  readonly name: string;
  readonly sealed: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Which repositories may use it; only an organisation's secrets have it. */
  readonly access?: RepositoryAccess;
}

/**
 * The Actions secrets of one holder: a repository, an environment or an organisation. Names are case-insensitive and
 * kept in capitals.
 */
export class Secrets {
  private readonly keys: SecretKeys;

  /** @param most how many the holder may have */
  constructor(
    private readonly directory: StateDirectory,
    readonly most: number,
  ) {
    this.keys = new SecretKeys(directory);
  }

  /** The key pair to seal with. */
  keyPair(): KeyPair {
    return this.keys.current();
  }

  /** Makes the key that clients know a stale one. */
  rotateKeyPair(): void {
    this.keys.rotate();
  }

  /** All secrets, by name. */
  list(): SecretRecord[] {
    return this.names().flatMap((name) => this.find(name) ?? []);
  }

  /** How many there are. */
  count(): number {
    return this.names().length;
  }

  find(name: string): SecretRecord | undefined {
    return isSecretName(name) ? this.directory.read<SecretRecord>(fileOf(name)) : undefined;
  }

  /** Returns whether the secret is new. */
  put(name: string, sealed: string, nowMs: number, access?: RepositoryAccess): boolean {
    const previous = this.find(name);
    const createdAt = previous?.createdAt ?? nowMs;
    this.write({ name: name.toUpperCase(), sealed, createdAt, updatedAt: nowMs, ...(access && { access }) });
    return previous === undefined;
  }

  /** Says anew which repositories may use a secret. */
  share(secret: SecretRecord, access: RepositoryAccess): void {
    this.write({ ...secret, access });
  }

  delete(name: string): void {
    this.directory.remove(fileOf(name));
  }

  /** The plain value; undefined when there is no such secret. */
  open(name: string): string | undefined {
    const secret = this.find(name);
    const plain = secret && this.keys.open(secret.sealed);
    return plain && Buffer.from(plain).toString('utf8');
  }

  private names(): string[] {
    return this.directory.list().flatMap((file) => secretFile.exec(file)?.[1] ?? []);
  }

  private write(secret: SecretRecord): void {
    this.directory.write(fileOf(secret.name), secret);
  }
}

function fileOf(name: string): string {
  return `secret.${name.toUpperCase()}.json`;
}
