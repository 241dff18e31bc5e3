import { expect, it } from '@jest/globals';
import { type OperationId, operations } from '../operations/operations.js';
import { readDescription } from './description.js';

const description = readDescription();

interface Relied {
  readonly route: string;
  /** Statuses of success that the client tells apart. */
  readonly statuses: readonly number[];
  /** Keys that it sends, where it has a body. */
  readonly sends?: readonly string[];
  /** Keys that it reads: `owner.login`, `[].sha`. */
  readonly reads?: readonly string[];
}

const repository = [
  'id',
  'name',
  'full_name',
  'html_url',
  'clone_url',
  'default_branch',
  'private',
  'description',
  'created_at',
];
const run = ['id', 'name', 'status', 'conclusion', 'html_url', 'head_sha', 'path', 'created_at', 'updated_at'];

/** What `shared-github` relies on, by operation. */
const relied: Partial<Record<OperationId, Relied>> = {
  'apps/get-org-installation': { route: 'GET /orgs/{org}/installation', statuses: [200], reads: ['id'] },
  'apps/create-installation-access-token': {
    route: 'POST /app/installations/{installation_id}/access_tokens',
    statuses: [201],
    sends: ['repositories', 'permissions'],
    reads: ['token', 'expires_at', 'permissions'],
  },
  'repos/create-in-org': {
    route: 'POST /orgs/{org}/repos',
    statuses: [201],
    sends: ['name', 'description', 'private'],
    reads: repository,
  },
  'repos/get': { route: 'GET /repos/{owner}/{repo}', statuses: [200, 301], reads: repository },
  'repos/get-content': {
    route: 'GET /repos/{owner}/{repo}/contents/{path}',
    statuses: [200],
    reads: ['type', 'encoding', 'content', 'path', 'sha'],
  },
  'repos/create-or-update-file-contents': {
    route: 'PUT /repos/{owner}/{repo}/contents/{path}',
    statuses: [200, 201],
    sends: ['message', 'content', 'branch', 'sha'],
    reads: ['commit.sha'],
  },
  'repos/list-commits': { route: 'GET /repos/{owner}/{repo}/commits', statuses: [200], reads: ['[].sha'] },
  'repos/list-branches': { route: 'GET /repos/{owner}/{repo}/branches', statuses: [200], reads: ['[]'] },
  'actions/get-repo-public-key': {
    route: 'GET /repos/{owner}/{repo}/actions/secrets/public-key',
    statuses: [200],
    reads: ['key_id', 'key'],
  },
  'actions/create-or-update-repo-secret': {
    route: 'PUT /repos/{owner}/{repo}/actions/secrets/{secret_name}',
    statuses: [201, 204],
    sends: ['key_id', 'encrypted_value'],
  },
  'actions/create-workflow-dispatch': {
    route: 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    statuses: [200, 204],
    sends: ['ref', 'inputs', 'return_run_details'],
    reads: ['workflow_run_id'],
  },
  'actions/get-workflow-run': {
    route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}',
    statuses: [200],
    reads: run,
  },
  'actions/list-workflow-runs-for-repo': {
    route: 'GET /repos/{owner}/{repo}/actions/runs',
    statuses: [200],
    reads: run.map((key) => `workflow_runs.[].${key}`),
  },
};

const cases = Object.entries(relied) as [OperationId, Relied][];

it.each(cases)('describes what our client relies on in %s', (id, { route, statuses, sends = [], reads = [] }) => {
  const { method, path } = operations[id];
  const { request, responses } = description.operations[id];
  expect(`${method} ${path.replaceAll('*', '')}`).toBe(route);
  expect(statuses.filter((status) => !(status in responses))).toEqual([]);
  expect(sends.filter((key) => !isDescribed(request, [key]))).toEqual([]);
  const bodies = statuses.filter((status) => status < 300).flatMap((status) => responses[status] ?? []);
  expect(reads.length > 0 && bodies.length === 0).toBe(false);
  for (const body of bodies) expect(reads.filter((key) => !isDescribed(body, key.split('.')))).toEqual([]);
});

it('describes the errors that our client reads', () => {
  for (const name of ['validation-error', 'validation-error-simple', 'basic-error']) {
    expect(isDescribed(description.schemas[name], ['message'])).toBe(true);
    expect(isDescribed(description.schemas[name], ['documentation_url'])).toBe(true);
  }
  for (const key of ['message', 'field', 'code']) {
    expect(isDescribed(description.schemas['validation-error'], ['errors', '[]', key])).toBe(true);
  }
});

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** Whether the schema, or one of its alternatives, knows the key. */
function isDescribed(schema: Schema | undefined, [key, ...rest]: readonly string[]): boolean {
  if (schema === undefined || key === undefined) return schema !== undefined;
  const { $ref, properties, items, allOf = [], anyOf = [], oneOf = [] } = schema;
  if ($ref) return isDescribed(description.schemas[$ref.replace('#/schemas/', '')], [key, ...rest]);
  const held = key === '[]' ? items : properties?.[key];
  if (held && isDescribed(held, rest)) return true;
  return [...allOf, ...anyOf, ...oneOf].some((part) => isDescribed(part, [key, ...rest]));
}
