import { GitHubError } from '../errors/github.error.js';
import { InstallationSuspendedError } from '../errors/installation-suspended.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import type { GitHubMetrics } from '../metrics/github-metrics.js';
import { githubDate } from '../requests/github-date.js';
import type { AppRequests } from './app-requests.js';
import { InstallationToken } from './installation-token.js';
import type { Installation, Installations } from './installations.js';
import { tokenKey, type TokenRequest } from './token-request.js';

/** A token is handed out only with at least this much life left, in milliseconds, unless the caller asks for more. */
const MARGIN_MS = 60_000;

export interface InstallationTokensOptions {
  /** Longest time a token is kept, however long GitHub would take it. */
  ttlSeconds: number;
  now: () => number;
  metrics: GitHubMetrics;
}

interface Kept {
  token: InstallationToken;
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
    if (kept && this.isGood(kept.token, minimumLifeMs)) return kept.token;
    return this.#minting.get(key) ?? this.mintAndKeep(key, request);
  }

  /** Throws a token away that GitHub no longer takes. A newer one under the same key stays. */
  async forget(token: InstallationToken, request: TokenRequest = {}): Promise<void> {
    const key = await this.key(request);
    if (this.#kept.get(key)?.token === token) this.#kept.delete(key);
  }

  /** Throws every token away that was narrowed to this repository: a new one of the same name is another one to GitHub. */
  forgetRepository(name: string): void {
    for (const [key, { repositories }] of this.#kept) {
      if (repositories?.some((repository) => repository.toLowerCase() === name.toLowerCase())) this.#kept.delete(key);
    }
  }

  /** Whether a token may still be sent: it was not kept too long, and has as much life left. */
  isGood(token: InstallationToken, minimumLifeMs = MARGIN_MS): boolean {
    return token.ageMs < this.options.ttlSeconds * 1000 && token.lifeLeftMs > minimumLifeMs;
  }

  /** What stands behind a refusal: a suspended installation is refused everything. */
  explain(error: unknown): unknown {
    const isSuspended =
      error instanceof GitHubError && error.status === 403 && /installation has been suspended/i.test(error.message);
    return isSuspended ? new InstallationSuspendedError(this.installations.org, this.installations.page, error) : error;
  }

  private async key(request: TokenRequest): Promise<string> {
    const { id } = await this.installations.get();
    return tokenKey(this.requests.host, this.requests.appId, id, request);
  }

  private mintAndKeep(key: string, request: TokenRequest): Promise<InstallationToken> {
    const minting = this.mint(request)
      .then((token) => {
        this.#kept.set(key, { token, repositories: request.repositories });
        return token;
      })
      .finally(() => this.#minting.delete(key));
    this.#minting.set(key, minting);
    return minting;
  }

  private async mint(request: TokenRequest): Promise<InstallationToken> {
    const installation = await this.installations.get();
    try {
      return await this.mintFor(installation, request);
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw this.explain(error);
      return this.mintFor(await this.installations.getInsteadOf(installation), request);
    }
  }

  private async mintFor({ id }: Installation, request: TokenRequest): Promise<InstallationToken> {
    const { data, headers } = await this.requests.send('POST /app/installations/{installation_id}/access_tokens', {
      installation_id: id,
      ...(request.repositories && { repositories: [...request.repositories] }),
      ...(request.permissions && { permissions: request.permissions }),
    });
    this.options.metrics.minted(request.repositories ? 'repository' : 'installation');
    return new InstallationToken(
      data.token,
      {
        expiresAt: new Date(data.expires_at),
        permissions: { ...data.permissions },
        mintedAt: githubDate(headers),
      },
      this.options.now,
    );
  }
}
