import { type PermissionLevel, includesLevel } from '../auth/permissions.js';
import { isSelected, permissionsOf } from '../auth/authorize.js';
import type { Call } from '../http/call.js';
import { timestamp } from '../http/timestamp.js';
import { accountBody } from '../organizations/account.body.js';
import { nodeId } from '../storage/stable-id.js';
import type { Repository } from './repository.js';
import { repositoryUrls } from './repository-urls.js';

/** A repository as lists and other resources show it ("minimal repository"). */
export function repositoryBody(repository: Repository, call: Call) {
  const { record, owner } = repository;
  return {
    id: record.id,
    node_id: nodeId('R', record.id),
    name: record.name,
    full_name: repository.fullName,
    private: record.private,
    owner: accountBody(owner, call.links),
    html_url: `${call.links.web}/${repository.fullName}`,
    description: record.description,
    fork: false,
    ...repositoryUrls(repository.fullName, call.links),
    homepage: record.homepage,
    language: null,
    forks_count: 0,
    stargazers_count: 0,
    watchers_count: 0,
    size: 0,
    default_branch: repository.git.references.defaultBranch(),
    open_issues_count: 0,
    is_template: record.isTemplate,
    topics: [],
    has_issues: record.hasIssues,
    has_projects: record.hasProjects,
    has_wiki: record.hasWiki,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    archived: false,
    disabled: false,
    visibility: record.private ? 'private' : 'public',
    pushed_at: timestamp(record.pushedAt),
    created_at: timestamp(record.createdAt),
    updated_at: timestamp(record.updatedAt),
    license: null,
    forks: 0,
    open_issues: 0,
    watchers: 0,
    allow_forking: true,
    web_commit_signoff_required: false,
    custom_properties: {},
    permissions: rolesOf(repository, call),
  };
}

/** A repository on its own ("full repository"). */
export function fullRepositoryBody(repository: Repository, call: Call) {
  return {
    ...repositoryBody(repository, call),
    temp_clone_token: '',
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
    organization: accountBody(repository.owner, call.links),
    network_count: 0,
    subscribers_count: 0,
  };
}

/** The roles that an installation's permissions amount to. */
function rolesOf(repository: Repository, { caller }: Call) {
  const reaches = caller.kind !== 'installation' || isSelected(caller, repository);
  const can = (name: string, level: PermissionLevel) => reaches && includesLevel(permissionsOf(caller)[name], level);
  const admin = can('administration', 'write');
  const push = can('contents', 'write');
  return { admin, maintain: admin, push, triage: push, pull: can('contents', 'read') || !repository.isPrivate };
}
