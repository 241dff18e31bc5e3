import { moveReference } from '../references/move-reference.js';
import type { World } from '../world.js';
import type { Repository } from './repository.js';

/** Lets show up what was to arrive by now, on branches that nobody else moved meanwhile. */
export function settleArrivals(repository: Repository, world: World): void {
  const nowMs = world.clock.nowMs();
  const due = repository.record.arrivals.filter(({ at }) => at <= nowMs);
  if (due.length === 0) return;
  for (const { branch, from, to } of due) {
    if (repository.git.branchHead(branch) !== from) continue;
    moveReference(world, repository, { name: `refs/heads/${branch}`, from, to });
  }
  repository.update({ arrivals: repository.record.arrivals.filter(({ at }) => at > nowMs) });
}
