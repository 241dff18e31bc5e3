import { unprocessable } from '../http/api.error.js';
import type { NamingFailure } from './repository-name.js';
import { type RepositorySettings, mergeDefaults } from './repository-settings.js';

const mergePairs = ['PR_TITLE and PR_BODY', 'PR_TITLE and BLANK', 'MERGE_MESSAGE and PR_TITLE'];
const squashPairs = [
  'PR_TITLE and PR_BODY',
  'PR_TITLE and BLANK',
  'PR_TITLE and COMMIT_MESSAGES',
  'COMMIT_OR_PR_TITLE and COMMIT_MESSAGES',
];

/** @throws ApiError 422 when pull requests could not be merged at all, or a title does not go with a message */
export function checkMergeSettings(settings: Partial<RepositorySettings>, failure: NamingFailure): void {
  const all = { ...mergeDefaults, ...settings };
  const fault = methodFault(all) ?? mergeFault(all) ?? squashFault(all);
  if (!fault) return;
  const error = { resource: 'Repository', field: 'merge_commit_allowed', code: 'invalid', message: fault } as const;
  throw unprocessable(failure, [error]);
}

type MergeSettings = typeof mergeDefaults;

function methodFault(all: MergeSettings): string | undefined {
  if (all.allow_merge_commit || all.allow_squash_merge || all.allow_rebase_merge) return undefined;
  return 'Sorry, you need to allow at least one merge strategy. (no_merge_method)';
}

function mergeFault(all: MergeSettings): string | undefined {
  if (mergePairs.includes(`${all.merge_commit_title} and ${all.merge_commit_message}`)) return undefined;
  return `${combinations('merge', mergePairs)} (invalid_merge_commit_setting_combo)`;
}

function squashFault(all: MergeSettings): string | undefined {
  if (squashPairs.includes(`${all.squash_merge_commit_title} and ${all.squash_merge_commit_message}`)) return undefined;
  return `${combinations('squash', squashPairs)} (invalid_squash_commit_setting_combo)`;
}

function combinations(what: string, pairs: readonly string[]): string {
  const valid = `The following are valid combinations for the ${what} commit title and message: ${pairs.join(', ')}.`;
  return `Sorry, invalid setting combination. ${valid}`;
}
