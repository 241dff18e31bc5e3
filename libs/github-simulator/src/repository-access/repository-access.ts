import type { Repository } from '../repositories/repository.js';

export const visibilities = ['all', 'private', 'selected'] as const;

/** Which repositories of an organisation may use something that it holds. */
export interface RepositoryAccess {
  readonly visibility: (typeof visibilities)[number];
  /** Ids; empty unless the visibility is `selected`. */
  readonly selected: readonly number[];
}

export function mayUse(repository: Repository, access: RepositoryAccess | undefined): boolean {
  if (access?.visibility === 'selected') return access.selected.includes(repository.id);
  return access?.visibility !== 'private' || repository.isPrivate;
}
