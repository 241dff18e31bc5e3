import { type Answer, json, noContent } from '../http/answer.js';
import { ApiError, unprocessable } from '../http/api.error.js';
import { type Call, param } from '../http/call.js';
import { linkHeader, pageOf, slice } from '../http/paginate.js';
import { readBody } from '../http/read-body.js';
import { notSupplied } from '../http/read-fields.js';
import { repositoryBody } from '../repositories/repository.body.js';
import { findSelectable } from './find-selectable.js';
import { readRepositoryIds } from './read-repository-ids.js';
import type { RepositoryAccess } from './repository-access.js';

/** Something that an organisation shares with its repositories. */
export interface Shared {
  readonly access: RepositoryAccess | undefined;
  share(access: RepositoryAccess): void;
}

/** Lists the selected repositories that still exist. */
export function listSelectedRepositories(call: Call, { access }: Shared): Answer {
  const repositories = (access?.selected ?? []).flatMap((id) => call.world.repositories.withId(id) ?? []);
  const page = pageOf(call);
  const bodies = slice(repositories, page).map((repository) => repositoryBody(repository, call));
  const body = { total_count: repositories.length, repositories: bodies };
  return json(body, 200, linkHeader(call, page, repositories.length));
}

export function setSelectedRepositories(call: Call, shared: Shared): Answer {
  const ids = readRepositoryIds(readBody(call));
  if (!ids) throw unprocessable(`Invalid request.\n\n${notSupplied(['selected_repository_ids'])}`);
  requireSelection(shared);
  for (const id of ids) findSelectable(call, id);
  return select(shared, ids);
}

export function addSelectedRepository(call: Call, shared: Shared): Answer {
  const { id } = findSelectable(call, Number(param(call, 'repository_id')));
  return select(shared, [...requireSelection(shared).filter((other) => other !== id), id]);
}

export function removeSelectedRepository(call: Call, shared: Shared): Answer {
  const { id } = findSelectable(call, Number(param(call, 'repository_id')));
  const others = requireSelection(shared).filter((other) => other !== id);
  return select(shared, others);
}

/** @throws ApiError 409 when there is nothing to select, because other repositories may use it, too */
export function requireSelection({ access }: Shared): readonly number[] {
  if (access?.visibility !== 'selected') throw new ApiError(409, 'Conflict');
  return access.selected;
}

function select(shared: Shared, ids: readonly number[]): Answer {
  shared.share({ visibility: 'selected', selected: ids });
  return noContent();
}
