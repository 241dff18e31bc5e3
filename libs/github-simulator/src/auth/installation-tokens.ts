import { randomBytes } from 'node:crypto';
import type { SimulatorClock } from '../clock/simulator-clock.js';
import type { Permissions } from './permissions.js';

const lifetimeMs = 3_600_000;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

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

  constructor(private readonly clock: SimulatorClock) {}

  issue(grant: Omit<InstallationToken, 'value' | 'expiresAt'>): InstallationToken {
    const token = { ...grant, value: newValue(), expiresAt: this.wholeSecond(this.clock.nowMs() + lifetimeMs) };
    this.tokens.set(token.value, token);
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

  private wholeSecond(ms: number): Date {
    return new Date(Math.floor(ms / 1000) * 1000);
  }
}

function newValue(): string {
  const characters = Array.from(randomBytes(36), (byte) => alphabet.charAt(byte % alphabet.length));
  return `ghs_${characters.join('')}`;
}
