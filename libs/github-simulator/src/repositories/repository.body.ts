import { type PermissionLevel, includesLevel } from '../auth/permissions.js';
import { isSelected, permissionsOf } from '../auth/authorize.js';
import type { Call } from '../http/call.js';
import { timestamp } from '../http/timestamp.js';
import { accountBody } from '../organizations/account.body.js';
import { nodeId } from '../storage/stable-id.js';
import type { Repository } from './repository.js';
import { featureDefaults, mergeDefaults } from './repository-settings.js';
import { repositoryUrls } from './repository-urls.js';
import type { RepositoryRecord } from './repository-record.js';
import { securityDefaults } from './security-features.js';

/** A repository as lists and other resources show it ("minimal repository"). */
export function repositoryBody(repository: Repository, call: Call) {
  const { record, owner } = repository;
  const roles = rolesOf(repository, call);
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
    language: record.language,
    forks_count: 0,
    stargazers_count: 0,
    watchers_count: 0,
    size: repository.size,
    default_branch: repository.defaultBranch,
    open_issues_count: 0,
    is_template: record.isTemplate,
    topics: record.topics,
    ...pick(featureDefaults, record.settings),
    has_pages: false,
    archived: record.archived,
    disabled: record.disabled,
    visibility: record.private ? 'private' : 'public',
    pushed_at: timestamp(record.pushedAt),
    created_at: timestamp(record.createdAt),
    updated_at: timestamp(record.updatedAt),
    license: null,
    forks: 0,
    open_issues: 0,
    watchers: 0,
    custom_properties: {},
    ...(roles?.admin && { security_and_analysis: { ...securityDefaults, ...record.security } }),
    ...(roles && { permissions: roles }),
  };
}

interface Made {
  readonly key: string;
  readonly body: ReturnType<typeof makeFullRepositoryBody>;
}

const made = new WeakMap<RepositoryRecord, Made>();

/** A repository on its own ("full repository"). It is what is asked for most, and is made anew only when it differs. */
export function fullRepositoryBody(repository: Repository, call: Call) {
  const { record, defaultBranch, size } = repository;
  if (record.templateId !== undefined) return makeFullRepositoryBody(repository, call);
  const { api, web } = call.links;
  const key = [api, web, defaultBranch, size, Object.values(rolesOf(repository, call) ?? {}).join()].join(' ');
  const known = made.get(record);
  if (known?.key === key) return known.body;
  const body = makeFullRepositoryBody(repository, call);
  made.set(record, { key, body });
  return body;
}

function makeFullRepositoryBody(repository: Repository, call: Call) {
  const { record, owner } = repository;
  const template = record.templateId === undefined ? undefined : call.world.repositories.withId(record.templateId);
  return {
    ...repositoryBody(repository, call),
    temp_clone_token: '',
    ...pick(mergeDefaults, record.settings),
    ...(owner.type === 'Organization' && { organization: accountBody(owner, call.links) }),
    ...(template && isKnownTo(template, call) && { template_repository: repositoryBody(template, call) }),
    network_count: 0,
    subscribers_count: 0,
  };
}

/** The values of some settings, where they were chosen and where not. */
function pick<T extends object>(defaults: T, chosen: Partial<Record<keyof T, unknown>>): T {
  const values = { ...defaults };
  for (const name in values) if (chosen[name] !== undefined) values[name] = chosen[name] as T[typeof name];
  return values;
}

function isKnownTo(repository: Repository, { caller }: Call): boolean {
  return !repository.isPrivate || (caller.kind === 'installation' && isSelected(caller, repository));
}

/** The roles that an installation's permissions amount to; undefined for who has none, not being authenticated. */
function rolesOf(repository: Repository, { caller }: Call) {
  if (caller.kind === 'anonymous') return undefined;
  const reaches = caller.kind !== 'installation' || isSelected(caller, repository);
  const can = (name: string, level: PermissionLevel) => reaches && includesLevel(permissionsOf(caller)[name], level);
  const admin = can('administration', 'write');
  const push = can('contents', 'write');
  return { admin, maintain: admin, push, triage: push, pull: can('contents', 'read') || !repository.isPrivate };
}
