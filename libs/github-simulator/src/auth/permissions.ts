export type PermissionLevel = 'read' | 'write' | 'admin';

/** Permission name to level: `{ contents: 'write' }`. */
export type Permissions = Readonly<Record<string, PermissionLevel>>;

const levels: readonly PermissionLevel[] = ['read', 'write', 'admin'];

/** What an App is granted when the options do not say: everything that the simulator models. */
export const everyPermission: Permissions = {
  actions: 'write',
  actions_variables: 'write',
  administration: 'write',
  checks: 'write',
  contents: 'write',
  deployments: 'write',
  environments: 'write',
  issues: 'write',
  members: 'read',
  metadata: 'read',
  organization_actions_variables: 'write',
  organization_administration: 'read',
  organization_secrets: 'write',
  pull_requests: 'write',
  secrets: 'write',
  statuses: 'write',
  workflows: 'write',
};

/** What anybody may read of a public repository. */
const publicReads = new Set([
  'metadata',
  'contents',
  'actions',
  'checks',
  'deployments',
  'issues',
  'pull_requests',
  'statuses',
]);

export function includesLevel(granted: PermissionLevel | undefined, wanted: PermissionLevel): boolean {
  return granted !== undefined && levels.indexOf(granted) >= levels.indexOf(wanted);
}

export function isPermissionLevel(value: unknown): value is PermissionLevel {
  return levels.includes(value as PermissionLevel);
}

/**
 * Whether the permissions meet a requirement in the notation of `X-Accepted-GitHub-Permissions`: a comma joins what is
 * needed together, a semicolon separates alternatives.
 */
export function meets(requirement: string, granted: Permissions): boolean {
  return requirement
    .split(';')
    .some((alternative) => parse(alternative).every(([name, level]) => includesLevel(granted[name], level)));
}

/** Whether a requirement is something that anybody may do with a public repository. */
export function isPublicRead(requirement: string): boolean {
  return parse(requirement).every(([name, level]) => level === 'read' && publicReads.has(name));
}

function parse(alternative: string): [string, PermissionLevel][] {
  return alternative.split(',').map((part) => part.trim().split('=') as [string, PermissionLevel]);
}
