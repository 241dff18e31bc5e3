import type { JsonObject } from '../http/read-body.js';

/** What every listing shows of how a repository is set, until somebody changes it. */
export const featureDefaults = {
  has_issues: true,
  has_projects: true,
  has_wiki: true,
  has_downloads: true,
  has_discussions: false,
  has_pull_requests: true,
  pull_request_creation_policy: 'all',
  allow_forking: true,
  web_commit_signoff_required: false,
};

/** What only a repository on its own shows. */
export const mergeDefaults = {
  allow_squash_merge: true,
  allow_merge_commit: true,
  allow_rebase_merge: true,
  allow_auto_merge: false,
  delete_branch_on_merge: false,
  allow_update_branch: false,
  use_squash_pr_title_as_default: false,
  squash_merge_commit_message: 'COMMIT_MESSAGES',
  squash_merge_commit_title: 'COMMIT_OR_PR_TITLE',
  merge_commit_message: 'PR_TITLE',
  merge_commit_title: 'MERGE_MESSAGE',
};

/** In the words of the API. */
export type RepositorySettings = typeof featureDefaults & typeof mergeDefaults;

const defaults: RepositorySettings = { ...featureDefaults, ...mergeDefaults };
const names = Object.keys(defaults) as (keyof RepositorySettings)[];

/** The settings as fields of a body: each may be left out. */
export const settingFields = Object.fromEntries(names.map((name) => [name, `${typeof defaults[name]}?`])) as {
  readonly [Name in keyof RepositorySettings]: RepositorySettings[Name] extends boolean ? 'boolean?' : 'string?';
};

/** Those settings that a body names. */
export function chosenSettings(fields: Readonly<JsonObject>): Partial<RepositorySettings> {
  return Object.fromEntries(names.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]]));
}
