import type { ReferenceMove } from '../git/references/reference-move.js';
import { notFound } from '../http/api.error.js';
import type { Repository } from '../repositories/repository.js';
import type { World } from '../world.js';

const announced = /^refs\/(heads|tags)\//;

/**
 * Creates, moves or deletes a reference, and tells who listens for pushes. All that REST does to references passes here.
 *
 * @throws ApiError 404 when the repository was deleted meanwhile
 * @throws ReferenceMovedError when it is not where it should be, or another writer holds its lock
 */
export function moveReference(world: World, repository: Repository, move: ReferenceMove): void {
  if (!world.repositories.holds(repository)) throw notFound();
  const { references, journal } = repository.git;
  references.move(move.name, move.to, move.from);
  reportMoves(world, repository, journal.note(move));
}

/** Notes what happened to the references of a repository, and tells who listens. */
export function reportMoves(world: World, repository: Repository, moves: readonly ReferenceMove[]): void {
  const changes = moves.filter(({ from, to }) => from !== to);
  if (changes.length === 0) return;
  repository.pushed(world.clock.nowMs());
  announce(world, repository, changes);
}

/** Tells who listens of the references that a new repository has from its beginning. */
export function announceReferences(world: World, repository: Repository): void {
  const references = repository.git.references.list('refs/');
  announce(
    world,
    repository,
    references.map(({ name, sha }) => ({ name, from: undefined, to: sha })),
  );
}

function announce({ events }: World, repository: Repository, moves: readonly ReferenceMove[]): void {
  for (const { name, from, to } of moves) {
    if (announced.test(name)) events.emit('push', { repository, reference: name, before: from, after: to });
  }
}
