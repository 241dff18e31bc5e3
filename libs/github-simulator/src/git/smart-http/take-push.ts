import { reportMoves } from '../../references/move-reference.js';
import type { Repository } from '../../repositories/repository.js';
import type { World } from '../../world.js';

/**
 * Lets git take a push, in its turn, and reports what it changed, whatever became of the rest.
 *
 * @param receive runs git, and resolves when it has ended
 */
export function takePush<T>(world: World, repository: Repository, receive: () => Promise<T>): Promise<T> {
  const { journal, pushes } = repository.git;
  return pushes.take(async () => {
    world.closing.throwIfAborted();
    journal.open();
    try {
      return await receive();
    } finally {
      // Somebody may have deleted it meanwhile.
      if (world.repositories.holds(repository)) reportMoves(world, repository, journal.close());
    }
  });
}
