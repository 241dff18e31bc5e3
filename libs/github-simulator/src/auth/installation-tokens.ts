import type { SimulatorClock } from '../clock/simulator-clock.js';
import type { Permissions } from './permissions.js';
import { type TokenFormat, newTokenValue } from './token-value.js';

const lifetimeMs = 3_600_000;

export interface InstallationToken {
  readonly value: string;
  readonly installationId: number;
  readonly permissions: Permissions;
  /** Ids of the repositories it was narrowed to; undefined: all of the installation. */
  readonly repositoryIds?: ReadonlySet<number>;
  readonly expiresAt: Date;
}

/** The tokens that are valid now. They live in memory only: a restart voids them. */
export class InstallationTokens {
  private readonly tokens = new Map<string, InstallationToken>();

  constructor(
    private readonly clock: SimulatorClock,
    private readonly appId: number,
    private readonly format: TokenFormat = 'opaque',
  ) {}

  issue(grant: Omit<InstallationToken, 'value' | 'expiresAt'>, format = this.format): InstallationToken {
    const expiresAt = this.wholeSecond(this.clock.nowMs() + lifetimeMs);
    const { installationId } = grant;
    const value = newTokenValue(format, { appId: this.appId, installationId, expiresAt });
    const token = { ...grant, value, expiresAt };
    this.tokens.set(value, token);
    return token;
  }

  /** The token, unless it is unknown, revoked or expired. */
  find(value: string): InstallationToken | undefined {
    const token = this.tokens.get(value);
    if (token && token.expiresAt.getTime() <= this.clock.nowMs()) this.tokens.delete(value);
    return this.tokens.get(value);
  }

  revoke(value: string): void {
    this.tokens.delete(value);
  }

  /** What a snapshot keeps. */
  save(): readonly InstallationToken[] {
    return [...this.tokens.values()];
  }

  load(saved: readonly InstallationToken[]): void {
    for (const token of saved) this.tokens.set(token.value, token);
  }

  private wholeSecond(ms: number): Date {
    return new Date(Math.floor(ms / 1000) * 1000);
  }
}
