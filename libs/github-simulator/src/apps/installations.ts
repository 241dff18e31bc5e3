import type { Account } from '../organizations/account.js';
import type { SimulatedAccount } from '../simulator-options.js';
import { stableId } from '../storage/stable-id.js';
import type { StateDirectory } from '../storage/state-directory.js';
import type { Installation } from './installation.js';

const file = 'installations.json';
const installedAt = new Date('2020-01-01T00:00:00Z');

/** What became of an installation since it was made. Times are milliseconds since the epoch. */
interface StoredChange {
  readonly updatedAt: number;
  readonly suspendedAt?: number;
  readonly isDeleted?: boolean;
}

/** An account, and how the App is to be installed there. */
export interface InstallationWish {
  readonly account: Account;
  readonly wish: SimulatedAccount;
}

/** The App's installations. What was changed over REST is kept over a restart, whatever the options say. */
export class Installations {
  private readonly byId = new Map<number, Installation>();
  private readonly changes: Record<string, StoredChange>;

  constructor(
    private readonly directory: StateDirectory,
    wishes: readonly InstallationWish[],
    startedAt: Date,
  ) {
    this.changes = directory.read<Record<string, StoredChange>>(file) ?? {};
    for (const wish of wishes) this.install(wish, startedAt);
  }

  all(): Installation[] {
    return [...this.byId.values()];
  }

  find(id: number): Installation | undefined {
    return this.byId.get(id);
  }

  on(account: Account): Installation | undefined {
    return this.byId.get(idOn(account));
  }

  /** Installs the App on an account, unless that is not wished, or was undone over REST. */
  install({ account, wish }: InstallationWish, startedAt: Date): void {
    const { installed = true, suspended, repositories } = wish;
    if (!installed) return;
    const id = idOn(account);
    const installation: Installation = {
      id,
      account,
      updatedAt: installedAt,
      ...(suspended && { suspendedAt: startedAt }),
      ...(repositories && { selection: new Set(repositories.map((name) => name.toLowerCase())) }),
    };
    const change = this.changes[id];
    if (change) this.apply(installation, change);
    else this.byId.set(id, installation);
  }

  suspend(installation: Installation, nowMs: number): void {
    const suspendedAt = installation.suspendedAt?.getTime() ?? nowMs;
    this.change(installation, { updatedAt: nowMs, suspendedAt });
  }

  unsuspend(installation: Installation, nowMs: number): void {
    this.change(installation, { updatedAt: nowMs });
  }

  delete(installation: Installation, nowMs: number): void {
    this.change(installation, { updatedAt: nowMs, isDeleted: true });
  }

  private change(installation: Installation, change: StoredChange): void {
    this.changes[installation.id] = change;
    this.directory.write(file, this.changes);
    this.apply(installation, change);
  }

  private apply(installation: Installation, { updatedAt, suspendedAt, isDeleted }: StoredChange): void {
    const { id, account, selection } = installation;
    if (isDeleted) {
      this.byId.delete(id);
      return;
    }
    this.byId.set(id, {
      id,
      account,
      updatedAt: new Date(updatedAt),
      ...(suspendedAt !== undefined && { suspendedAt: new Date(suspendedAt) }),
      ...(selection && { selection }),
    });
  }
}

function idOn({ login }: Account): number {
  return stableId('installation', login);
}
