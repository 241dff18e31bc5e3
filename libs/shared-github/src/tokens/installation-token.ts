import { inspect } from 'node:util';

/** An installation token. It shows itself only to those who ask for `value`. */
export class InstallationToken {
  readonly #value: string;

  constructor(
    value: string,
    readonly expiresAt: Date,
    readonly permissions: Readonly<Record<string, string>>,
  ) {
    this.#value = value;
  }

  get value(): string {
    return this.#value;
  }

  [inspect.custom](): string {
    return `InstallationToken { expiresAt: ${this.expiresAt.toISOString()} }`;
  }
}
