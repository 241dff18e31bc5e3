import type { Requirement } from '../auth/authorize.js';

/** Method, path, who may use it, page below https://docs.github.com/rest/. A `*` lets a parameter span slashes. */
type Operation = readonly [method: string, path: string, requirement: Requirement, documentation: string];

/** Every operation that the simulator models, by GitHub's operation id. */
export const operations = {
  'meta/root': ['GET', '/', 'anybody', 'meta/meta#github-api-root'],
  'rate-limit/get': [
    'GET',
    '/rate_limit',
    'anybody',
    'rate-limit/rate-limit#get-rate-limit-status-for-the-authenticated-user',
  ],

  'apps/get-authenticated': ['GET', '/app', 'app', 'apps/apps#get-the-authenticated-app'],
  'apps/list-installations': [
    'GET',
    '/app/installations',
    'app',
    'apps/apps#list-installations-for-the-authenticated-app',
  ],
  'apps/get-installation': [
    'GET',
    '/app/installations/{installation_id}',
    'app',
    'apps/apps#get-an-installation-for-the-authenticated-app',
  ],
  'apps/create-installation-access-token': [
    'POST',
    '/app/installations/{installation_id}/access_tokens',
    'app',
    'apps/apps#create-an-installation-access-token-for-an-app',
  ],
  'apps/get-org-installation': [
    'GET',
    '/orgs/{org}/installation',
    'app',
    'apps/apps#get-an-organization-installation-for-the-authenticated-app',
  ],
  'apps/get-repo-installation': [
    'GET',
    '/repos/{owner}/{repo}/installation',
    'app',
    'apps/apps#get-a-repository-installation-for-the-authenticated-app',
  ],
  'apps/list-repos-accessible-to-installation': [
    'GET',
    '/installation/repositories',
    'installation',
    'apps/installations#list-repositories-accessible-to-the-app-installation',
  ],
  'apps/revoke-installation-access-token': [
    'DELETE',
    '/installation/token',
    'installation',
    'apps/installations#revoke-an-installation-access-token',
  ],

  'orgs/get': ['GET', '/orgs/{org}', 'anybody', 'orgs/orgs#get-an-organization'],

  'repos/create-in-org': [
    'POST',
    '/orgs/{org}/repos',
    'administration=write',
    'repos/repos#create-an-organization-repository',
  ],
  'repos/list-for-org': ['GET', '/orgs/{org}/repos', 'metadata=read', 'repos/repos#list-organization-repositories'],
  'repos/get': ['GET', '/repos/{owner}/{repo}', 'metadata=read', 'repos/repos#get-a-repository'],
  'repos/delete': ['DELETE', '/repos/{owner}/{repo}', 'administration=write', 'repos/repos#delete-a-repository'],

  'repos/get-content': [
    'GET',
    '/repos/{owner}/{repo}/contents/{path*}',
    'contents=read',
    'repos/contents#get-repository-content',
  ],
  'repos/create-or-update-file-contents': [
    'PUT',
    '/repos/{owner}/{repo}/contents/{path*}',
    'contents=write',
    'repos/contents#create-or-update-file-contents',
  ],
  'repos/delete-file': [
    'DELETE',
    '/repos/{owner}/{repo}/contents/{path*}',
    'contents=write',
    'repos/contents#delete-a-file',
  ],

  'repos/list-commits': ['GET', '/repos/{owner}/{repo}/commits', 'contents=read', 'commits/commits#list-commits'],
  'repos/get-commit': ['GET', '/repos/{owner}/{repo}/commits/{ref*}', 'contents=read', 'commits/commits#get-a-commit'],
  'repos/list-branches': ['GET', '/repos/{owner}/{repo}/branches', 'contents=read', 'branches/branches#list-branches'],
  'repos/get-branch': [
    'GET',
    '/repos/{owner}/{repo}/branches/{branch*}',
    'contents=read',
    'branches/branches#get-a-branch',
  ],
  'git/get-ref': ['GET', '/repos/{owner}/{repo}/git/ref/{ref*}', 'contents=read', 'git/refs#get-a-reference'],

  'actions/get-repo-public-key': [
    'GET',
    '/repos/{owner}/{repo}/actions/secrets/public-key',
    'secrets=read',
    'actions/secrets#get-a-repository-public-key',
  ],
  'actions/list-repo-secrets': [
    'GET',
    '/repos/{owner}/{repo}/actions/secrets',
    'secrets=read',
    'actions/secrets#list-repository-secrets',
  ],
  'actions/get-repo-secret': [
    'GET',
    '/repos/{owner}/{repo}/actions/secrets/{secret_name}',
    'secrets=read',
    'actions/secrets#get-a-repository-secret',
  ],
  'actions/create-or-update-repo-secret': [
    'PUT',
    '/repos/{owner}/{repo}/actions/secrets/{secret_name}',
    'secrets=write',
    'actions/secrets#create-or-update-a-repository-secret',
  ],
  'actions/delete-repo-secret': [
    'DELETE',
    '/repos/{owner}/{repo}/actions/secrets/{secret_name}',
    'secrets=write',
    'actions/secrets#delete-a-repository-secret',
  ],

  'actions/list-repo-workflows': [
    'GET',
    '/repos/{owner}/{repo}/actions/workflows',
    'actions=read',
    'actions/workflows#list-repository-workflows',
  ],
  'actions/get-workflow': [
    'GET',
    '/repos/{owner}/{repo}/actions/workflows/{workflow_id}',
    'actions=read',
    'actions/workflows#get-a-workflow',
  ],
  'actions/create-workflow-dispatch': [
    'POST',
    '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    'actions=write',
    'actions/workflows#create-a-workflow-dispatch-event',
  ],
  'actions/list-workflow-runs': [
    'GET',
    '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
    'actions=read',
    'actions/workflow-runs#list-workflow-runs-for-a-workflow',
  ],
  'actions/list-workflow-runs-for-repo': [
    'GET',
    '/repos/{owner}/{repo}/actions/runs',
    'actions=read',
    'actions/workflow-runs#list-workflow-runs-for-a-repository',
  ],
  'actions/get-workflow-run': [
    'GET',
    '/repos/{owner}/{repo}/actions/runs/{run_id}',
    'actions=read',
    'actions/workflow-runs#get-a-workflow-run',
  ],
  'actions/list-jobs-for-workflow-run': [
    'GET',
    '/repos/{owner}/{repo}/actions/runs/{run_id}/jobs',
    'actions=read',
    'actions/workflow-jobs#list-jobs-for-a-workflow-run',
  ],
} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof operations;
