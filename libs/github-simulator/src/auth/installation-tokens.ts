import type { SimulatorClock } from '../clock/simulator-clock.js';
import { digestOf } from './digest-of.js';
import type { Permissions } from './permissions.js';
import { type TokenFormat, newTokenValue } from './token-value.js';

const lifetimeMs = 3_600_000;

/** What is known of a token; its value is known only to who was given it. */
export interface InstallationToken {
  readonly installationId: number;
  readonly permissions: Permissions;
  /** Ids of the repositories it was narrowed to; undefined: all of the installation. */
  readonly repositoryIds?: ReadonlySet<number>;
  readonly expiresAt: Date;
}

/** A token as it is given out. */
export interface IssuedToken extends InstallationToken {
  readonly value: string;
}

/** The tokens that are valid now, by digest. They live in memory only: a restart voids them. */
export class InstallationTokens {
  private readonly tokens = new Map<string, InstallationToken>();

  constructor(
    private readonly clock: SimulatorClock,
    private readonly appId: number,
    private readonly format: TokenFormat = 'opaque',
  ) {}

  issue(grant: Omit<InstallationToken, 'expiresAt'>, format = this.format): IssuedToken {
    this.dropExpired();
    const expiresAt = this.wholeSecond(this.clock.nowMs() + lifetimeMs);
    const { installationId } = grant;
    const value = newTokenValue(format, { appId: this.appId, installationId, expiresAt });
    const token = { ...grant, expiresAt };
    this.tokens.set(digestOf(value), token);
    return { ...token, value };
  }

  /** The token, unless it is unknown, revoked or expired. */
  find(value: string): InstallationToken | undefined {
    const token = this.tokens.get(digestOf(value));
    return token && this.isExpired(token) ? undefined : token;
  }

  revoke(value: string): void {
    this.tokens.delete(digestOf(value));
  }

  /** What a snapshot keeps. */
  save(): ReadonlyMap<string, InstallationToken> {
    return new Map(this.tokens);
  }

  load(saved: ReadonlyMap<string, InstallationToken>): void {
    for (const [digest, token] of saved) this.tokens.set(digest, token);
  }

  /** The oldest expire first: two for each that is added, and none stays for long. */
  private dropExpired(): void {
    let left = 2;
    for (const [digest, token] of this.tokens) {
      if (left === 0 || !this.isExpired(token)) return;
      this.tokens.delete(digest);
      left -= 1;
    }
  }

  private isExpired({ expiresAt }: InstallationToken): boolean {
    return expiresAt.getTime() <= this.clock.nowMs();
  }

  private wholeSecond(ms: number): Date {
    return new Date(Math.floor(ms / 1000) * 1000);
  }
}
