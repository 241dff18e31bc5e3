import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';

/** A token that waits to be fetched. */
export interface Credential {
  readonly token: string;
  readonly repository: string;
  readonly expiresAt: Date;
}

/** How long a credential waits for the one who may fetch it, in milliseconds. */
const SHELF_LIFE_MS = 5 * 60_000;

/**
 * Keeps tokens out of what a model reads and what a graph stores: a tool's answer holds only a handle, and the program
 * that runs git fetches the token for it, once.
 */
@Injectable()
export class CredentialShelf {
  readonly #shelf = new Map<string, { credential: Credential; until: number }>();

  put(credential: Credential): string {
    this.removeStale();
    const handle = `cred_${randomBytes(24).toString('base64url')}`;
    this.#shelf.set(handle, { credential, until: Date.now() + SHELF_LIFE_MS });
    return handle;
  }

  /** The credential, for the first who asks within five minutes. */
  take(handle: string): Credential | undefined {
    this.removeStale();
    const found = this.#shelf.get(handle)?.credential;
    this.#shelf.delete(handle);
    return found;
  }

  private removeStale(): void {
    for (const [handle, { until }] of this.#shelf) {
      if (until <= Date.now()) this.#shelf.delete(handle);
    }
  }
}
