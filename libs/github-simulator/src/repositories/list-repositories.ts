import { isSelected } from '../auth/authorize.js';
import { type Answer, json } from '../http/answer.js';
import { type Call, query } from '../http/call.js';
import { linkHeader, pageOf, slice } from '../http/paginate.js';
import { findOrganization } from '../organizations/find-organization.js';
import { findAccount } from '../users/find-account.js';
import type { Repository } from './repository.js';
import { repositoryBody } from './repository.body.js';
import { sortRepositories } from './sort-repositories.js';

type Test = (repository: Repository) => boolean;

const all: Test = () => true;
const none: Test = () => false;

/** What a `type` selects. There are no forks here, and no enterprise that would have internal repositories. */
const typesOfOrganization = new Map<string, Test>([
  ['public', ({ isPrivate }) => !isPrivate],
  ['private', ({ isPrivate }) => isPrivate],
  ['forks', none],
  ['internal', none],
]);

/** Those of an organisation that the caller may see, newest first unless asked for otherwise. */
export function listForOrganization(call: Call): Answer {
  const { id } = findOrganization(call);
  const isOfType = typesOfOrganization.get(query(call, 'type') ?? 'all') ?? all;
  const isVisible: Test = (repository) =>
    !repository.isPrivate || (call.caller.kind === 'installation' && isSelected(call.caller, repository));
  const repositories = call.world.repositories.ownedBy(id).filter((each) => isOfType(each) && isVisible(each));
  return answerSorted(call, repositories, 'created');
}

/** The public ones of an account, by name. Nobody is a member of anybody else's. */
export function listForUser(call: Call): Answer {
  const { id } = findAccount(call);
  const owned = query(call, 'type') === 'member' ? [] : call.world.repositories.ownedBy(id);
  const repositories = owned.filter(({ isPrivate }) => !isPrivate);
  return answerSorted(call, repositories, 'full_name');
}

function answerSorted(call: Call, repositories: readonly Repository[], usualOrder: string): Answer {
  const sorted = sortRepositories(repositories, query(call, 'sort') ?? usualOrder, query(call, 'direction'));
  const page = pageOf(call);
  const bodies = slice(sorted, page).map((repository) => repositoryBody(repository, call));
  return json(bodies, 200, linkHeader(call, page, sorted.length));
}
