import { inspect } from 'node:util';

const FRESH_MS = 10_000;

/** GitHub gives every installation token as long. */
export const TOKEN_LIFE_SECONDS = 3600;

export interface InstallationTokenFacts {
  /** When it ends, by GitHub's clock. */
  expiresAt: Date;
  /** What it may do. */
  permissions: Readonly<Record<string, string>>;
  /** GitHub's time when it was minted, where it is known: this machine's clock may be wrong. */
  mintedAt?: Date | undefined;
}

/** An installation token. It shows itself only to those who ask for `value`. */
export class InstallationToken {
  readonly expiresAt: Date;
  readonly permissions: Readonly<Record<string, string>>;
  readonly #value: string;
  readonly #now: () => number;
  readonly #receivedAt: number;
  readonly #lifeMs: number;

  constructor(value: string, { expiresAt, permissions, mintedAt }: InstallationTokenFacts, now: () => number) {
    this.expiresAt = expiresAt;
    this.permissions = permissions;
    this.#value = value;
    this.#now = now;
    this.#receivedAt = now();
    const lifeMs = expiresAt.getTime() - (mintedAt?.getTime() ?? this.#receivedAt);
    // None is at its end when it is minted: where the clocks say so, they are wrong.
    this.#lifeMs = lifeMs > 0 ? Math.min(lifeMs, TOKEN_LIFE_SECONDS * 1000) : TOKEN_LIFE_SECONDS * 1000;
  }

  /** Milliseconds since it was minted. */
  get ageMs(): number {
    return this.#now() - this.#receivedAt;
  }

  /** Milliseconds until GitHub takes it no longer. */
  get lifeLeftMs(): number {
    return this.#lifeMs - this.ageMs;
  }

  /** Minted so lately that a part of GitHub may not know it yet. */
  isFresh(): boolean {
    return this.ageMs < FRESH_MS;
  }

  get value(): string {
    return this.#value;
  }

  [inspect.custom](): string {
    return `InstallationToken { expiresAt: ${this.expiresAt.toISOString()} }`;
  }
}
