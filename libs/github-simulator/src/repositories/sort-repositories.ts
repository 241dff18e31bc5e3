import type { Repository } from './repository.js';

const keys = new Map<string, (repository: Repository) => string | number>([
  ['created', created],
  ['updated', ({ record }) => record.updatedAt],
  ['pushed', ({ record }) => record.pushedAt],
  ['full_name', ({ name }) => name.toLowerCase()],
]);

interface Keyed {
  readonly repository: Repository;
  readonly key: string | number;
}

/** Sorts the repositories of one account: names upwards, times downwards unless told otherwise. */
export function sortRepositories(repositories: readonly Repository[], sort: string, direction?: string): Repository[] {
  const keyOf = keys.get(sort) ?? created;
  const keyed = repositories.map((repository): Keyed => ({ repository, key: keyOf(repository) }));
  const sorted = keyed.sort(compare).map(({ repository }) => repository);
  const ascending = direction === undefined ? sort === 'full_name' : direction === 'asc';
  return ascending ? sorted : sorted.reverse();
}

function created({ record }: Repository): number {
  return record.createdAt;
}

function compare(a: Keyed, b: Keyed): number {
  if (a.key === b.key) return a.repository.id - b.repository.id;
  return a.key < b.key ? -1 : 1;
}
