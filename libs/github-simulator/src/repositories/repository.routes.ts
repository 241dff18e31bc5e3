import { isSelected } from '../auth/authorize.js';
import { json, noContent } from '../http/answer.js';
import { type Call, query } from '../http/call.js';
import { linkHeader, pageOf, slice } from '../http/paginate.js';
import { findOrganization } from '../organizations/find-organization.js';
import type { Routes } from '../operations/routes.js';
import { createRepository } from './create-repository.js';
import type { Repository } from './repository.js';
import { fullRepositoryBody, repositoryBody } from './repository.body.js';
import { sortRepositories } from './sort-repositories.js';

export const repositoryRoutes = {
  'repos/create-in-org': createRepository,

  'repos/list-for-org': (call) => {
    const { id } = findOrganization(call);
    const visible = call.world.repositories.ownedBy(id).filter((repository) => isVisible(call, repository));
    const repositories = sortRepositories(visible, query(call, 'sort'), query(call, 'direction'));
    const page = pageOf(call);
    const bodies = slice(repositories, page).map((repository) => repositoryBody(repository, call));
    return json(bodies, 200, linkHeader(call, page, repositories.length));
  },

  'repos/get': (call) => json(fullRepositoryBody(call.repository, call)),

  'repos/delete': (call) => {
    call.world.repositories.delete(call.repository);
    return noContent();
  },
} satisfies Routes;

function isVisible(call: Call, repository: Repository): boolean {
  const type = query(call, 'type');
  if (type === 'private' && !repository.isPrivate) return false;
  if (type === 'public' && repository.isPrivate) return false;
  return !repository.isPrivate || (call.caller.kind === 'installation' && isSelected(call.caller, repository));
}
