import type { Account } from '../organizations/account.js';
import type { Repository } from '../repositories/repository.js';

/** The App's installation on one account. */
export interface Installation {
  readonly id: number;
  readonly account: Account;
  readonly updatedAt: Date;
  readonly suspendedAt?: Date;
  /** Names of the repositories that were chosen for it, in small letters; undefined: all of the account. */
  readonly selection?: ReadonlySet<string>;
}

/** Whether the installation was given the repository. */
export function hasRepository({ account, selection }: Installation, { owner, name, record }: Repository): boolean {
  if (owner.id !== account.id) return false;
  return selection === undefined || record.joinedInstallation === true || selection.has(name.toLowerCase());
}

export function repositorySelection({ selection }: Installation): 'all' | 'selected' {
  return selection ? 'selected' : 'all';
}
