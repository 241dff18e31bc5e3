import type { Repository } from './repository.js';

const orders: Record<string, (a: Repository, b: Repository) => number> = {
  created: (a, b) => a.record.createdAt - b.record.createdAt || a.id - b.id,
  updated: (a, b) => a.record.updatedAt - b.record.updatedAt || a.id - b.id,
  pushed: (a, b) => a.record.pushedAt - b.record.pushedAt || a.id - b.id,
  full_name: (a, b) => (a.fullName.toLowerCase() < b.fullName.toLowerCase() ? -1 : 1),
};

/** By creation, newest first, unless told otherwise; names go upwards. */
export function sortRepositories(
  repositories: readonly Repository[],
  sort = 'created',
  direction?: string,
): Repository[] {
  const sorted = [...repositories].sort(orders[sort] ?? orders['created']);
  const ascending = direction === undefined ? sort === 'full_name' : direction === 'asc';
  return ascending ? sorted : sorted.reverse();
}
