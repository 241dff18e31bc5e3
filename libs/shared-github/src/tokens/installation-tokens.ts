import { GitHubError } from '../errors/github.error.js';
import { InstallationSuspendedError } from '../errors/installation-suspended.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import type { AppRequests } from './app-requests.js';
import { InstallationToken } from './installation-token.js';
import type { Installations } from './installations.js';
import { tokenKey, type TokenRequest } from './token-request.js';

/** A token is handed out only with at least this much life left, in milliseconds, unless the caller asks for more. */
const MARGIN_MS = 60_000;

export interface InstallationTokensOptions {
  org: string;
  ttlSeconds: number;
  now: () => number;
}

interface Kept {
  token: InstallationToken;
  /** When our own setting ends it, however long GitHub would take it. */
  until: number;
  repositories: TokenRequest['repositories'];
}

/** Mints installation tokens and keeps them: one mint for all who ask for the same at once. */
export class InstallationTokens {
  readonly #kept = new Map<string, Kept>();
  readonly #minting = new Map<string, Promise<InstallationToken>>();

  constructor(
    private readonly requests: AppRequests,
    private readonly installations: Installations,
    private readonly options: InstallationTokensOptions,
  ) {}

  /**
   * @throws AppNotInstalledError, InstallationSuspendedError, ValidationError when the installation lacks a
   *   permission or repository that is asked for
   */
  async get(request: TokenRequest = {}, minimumLifeMs = MARGIN_MS): Promise<InstallationToken> {
    const key = await this.key(request);
    const kept = this.#kept.get(key);
    if (kept && this.isGood(kept, minimumLifeMs)) return kept.token;
    return this.#minting.get(key) ?? this.mintAndKeep(key, request);
  }

  /** Throws a token away that GitHub no longer takes. A newer one under the same key stays. */
  async forget(token: InstallationToken, request: TokenRequest = {}): Promise<void> {
    const key = await this.key(request);
    if (this.#kept.get(key)?.token === token) this.#kept.delete(key);
  }

  private isGood({ token, until }: Kept, minimumLifeMs: number): boolean {
    const now = this.options.now();
    return now < until && now + minimumLifeMs < token.expiresAt.getTime();
  }

  /** Throws every token away that was narrowed to this repository: a new one of the same name is another one to GitHub. */
  forgetRepository(name: string): void {
    for (const [key, { repositories }] of this.#kept) {
      if (repositories?.some((repository) => repository.toLowerCase() === name.toLowerCase())) this.#kept.delete(key);
    }
  }

  private async key(request: TokenRequest): Promise<string> {
    return tokenKey(this.requests.host, this.requests.appId, await this.installations.id(), request);
  }

  private mintAndKeep(key: string, request: TokenRequest): Promise<InstallationToken> {
    const minting = this.mint(request)
      .then((token) => {
        const until = this.options.now() + this.options.ttlSeconds * 1000;
        this.#kept.set(key, { token, until, repositories: request.repositories });
        return token;
      })
      .finally(() => this.#minting.delete(key));
    this.#minting.set(key, minting);
    return minting;
  }

  private async mint(request: TokenRequest): Promise<InstallationToken> {
    try {
      return await this.mintFor(await this.installations.id(), request);
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      this.installations.forget();
      return this.mintFor(await this.installations.id(), request);
    }
  }

  private async mintFor(installationId: number, request: TokenRequest): Promise<InstallationToken> {
    try {
      const { data } = await this.requests.send('POST /app/installations/{installation_id}/access_tokens', {
        installation_id: installationId,
        ...(request.repositories && { repositories: [...request.repositories] }),
        ...(request.permissions && { permissions: request.permissions }),
      });
      return new InstallationToken(data.token, new Date(data.expires_at), { ...data.permissions });
    } catch (error) {
      if (error instanceof GitHubError && error.status === 403 && /suspended/i.test(error.message)) {
        throw new InstallationSuspendedError(this.options.org, { status: error.status, requestId: error.requestId });
      }
      throw error;
    }
  }
}
