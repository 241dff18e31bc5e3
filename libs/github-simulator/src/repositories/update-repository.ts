import { seesChosenOnly } from '../auth/authorize.js';
import { type Answer, json } from '../http/answer.js';
import type { RepositoryCall } from '../http/call.js';
import { changeDefaultBranch } from '../references/change-default-branch.js';
import { checkDefaultBranch } from './check-default-branch.js';
import { checkMergeSettings } from './check-merge-settings.js';
import { invalidVisibility } from './invalid-visibility.js';
import { type RepositoryUpdate, readRepositoryUpdate } from './read-repository-update.js';
import { nameTaken, repositoryName } from './repository-name.js';
import { RepositoryNameTakenError } from './repository-name-taken.error.js';
import type { RepositoryRecord } from './repository-record.js';
import { fullRepositoryBody } from './repository.body.js';

const failure = 'Validation Failed';

/** Changes what a repository is called and how it is set; nothing when any of it is refused. */
export function updateRepository(call: RepositoryCall): Answer {
  const { repository } = call;
  const wish = readRepositoryUpdate(call);
  const name = wish.name === undefined ? repository.name : repositoryName(wish.name, failure);
  const changes = {
    ...changesOf(call, wish),
    // What a choice of names let an installation see, it goes on seeing under another name.
    ...(name !== repository.name && seesChosenOnly(call.caller) && { joinedInstallation: true }),
  };
  const change = () => rename(call, name, changes);
  if (wish.defaultBranch === undefined) change();
  else {
    checkDefaultBranch(repository, wish.defaultBranch);
    changeDefaultBranch(repository, wish.defaultBranch, change);
  }
  return json(fullRepositoryBody(repository, call));
}

/** @throws ApiError 422 for a name that is taken */
function rename({ repository, world }: RepositoryCall, name: string, changes: Partial<RepositoryRecord>): void {
  try {
    world.repositories.rename(repository, name, changes);
  } catch (error) {
    throw error instanceof RepositoryNameTakenError ? nameTaken(failure) : error;
  }
}

function changesOf(
  { repository: { record }, world }: RepositoryCall,
  wish: RepositoryUpdate,
): Partial<RepositoryRecord> {
  const { visibility, fields, settings, security } = wish;
  const merged = { ...record.settings, ...settings };
  if (visibility !== undefined && (visibility === 'private') === record.private) throw invalidVisibility(visibility);
  if (Object.keys(settings).length > 0) checkMergeSettings(merged, failure);
  return {
    ...fields,
    ...(visibility !== undefined && { private: visibility === 'private' }),
    settings: merged,
    security: { ...record.security, ...security },
    updatedAt: world.clock.nowMs(),
  };
}
