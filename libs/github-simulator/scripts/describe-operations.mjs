// Cuts what the simulator models out of GitHub's OpenAPI description, which is far too large to depend on.
//
//   node libs/github-simulator/scripts/describe-operations.mjs [VERSION of @octokit/openapi]
//
// Reads the operation ids from src/operations/requirements.ts. Writes
//   openapi/description.json                 schemas of requests and responses, without prose and examples
//   src/operations/described-operations.ts   method, path and documentation page of each operation
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const library = new URL('..', import.meta.url);
const [version = '23.0.2'] = process.argv.slice(2);
const prose = new Set(['description', 'summary', 'title', 'example', 'examples', 'externalDocs', 'deprecated']);

/** Parameters that may hold slashes, by the start of the path below a repository. */
const spanning = ['contents/{path}', 'commits/{ref}', 'branches/{branch}', 'git/ref/{ref}', 'git/refs/{ref}'];
spanning.push('git/matching-refs/{ref}', 'git/trees/{tree_sha}', 'compare/{basehead}');

const description = download();
mendDescription();
const described = Object.fromEntries(
  Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [
      operation.operationId,
      { ...operation, method: method.toUpperCase(), path },
    ]),
  ),
);
const operations = modelledIds().map((id) => {
  if (!described[id])
    throw new Error(`@octokit/openapi ${version} has no operation ${id}. Mend src/operations/requirements.ts.`);
  return [id, described[id]];
});

const schemas = {};
const slice = {
  source: `@octokit/openapi ${version}`,
  operations: Object.fromEntries(operations.map(([id, operation]) => [id, describe(operation)])),
  schemas,
};
// Errors that GitHub does not list for an operation have one of these two shapes all the same.
for (const name of ['basic-error', 'validation-error', 'validation-error-simple']) include(name);
slice.schemas = Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(new URL('openapi/description.json', library), `${JSON.stringify(slice, null, 1)}\n`);
writeFileSync(new URL('src/operations/described-operations.ts', library), sourceText());

function download() {
  const directory = mkdtempSync(join(tmpdir(), 'openapi-'));
  try {
    const [{ filename }] = JSON.parse(
      execFileSync('npm', ['pack', '--json', `@octokit/openapi@${version}`], { cwd: directory, encoding: 'utf8' }),
    );
    const file = 'package/generated/api.github.com.json';
    execFileSync('tar', ['-xzf', filename, file], { cwd: directory });
    return JSON.parse(readFileSync(join(directory, file), 'utf8'));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Where the description contradicts what GitHub answers. */
function mendDescription() {
  // The account of an installation is said to be a user and an enterprise at once. The single installation has it right.
  const list = description.paths['/app/installations'].get.responses['200'].content['application/json'];
  list.schema = { type: 'array', items: { $ref: '#/components/schemas/installation' } };
  // A homepage is whatever somebody typed: GitHub takes and shows what is no URI.
  for (const name of ['repository', 'full-repository', 'nullable-repository']) {
    delete description.components.schemas[name].properties.homepage.format;
  }
}

function modelledIds() {
  const text = readFileSync(new URL('src/operations/requirements.ts', library), 'utf8');
  return [...text.matchAll(/^ {2}'([\w-]+\/[\w-]+)':/gm)].map(([, id]) => id);
}

function describe(operation) {
  const request = json(operation.requestBody);
  const responses = Object.entries(operation.responses).map(([status, response]) => {
    const schema = json(resolve(response));
    return [status, schema ? reduce(schema) : null];
  });
  return {
    ...(request && { request: reduce(request), required: operation.requestBody.required ?? false }),
    responses: Object.fromEntries(responses),
  };
}

/** The schema of JSON content, in either of GitHub's media types for it; undefined where there is none. */
function json(holder) {
  const types = ['application/json', 'application/vnd.github.object'];
  const schemas = types.flatMap((type) => holder?.content?.[type]?.schema ?? []);
  return schemas.length > 1 ? { anyOf: schemas } : schemas[0];
}

function resolve(value) {
  if (!value.$ref) return value;
  return value.$ref
    .split('/')
    .slice(1)
    .reduce((at, key) => at[key], description);
}

/** A schema as JSON Schema: without prose, `nullable` as a type of its own, references into the slice. */
function reduce(schema) {
  if (Array.isArray(schema)) return schema.map(reduce);
  if (typeof schema !== 'object' || schema === null) return schema;
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1);
    include(name);
    return { $ref: `#/schemas/${name}` };
  }
  const { nullable, properties, ...rest } = schema;
  const entries = Object.entries(rest).filter(([key]) => !prose.has(key) && !key.startsWith('x-'));
  const reduced = Object.fromEntries(entries.map(([key, value]) => [key, key === 'enum' ? value : reduce(value)]));
  if (properties) {
    reduced.properties = Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, reduce(value)]));
  }
  return nullable ? { anyOf: [withoutNull(reduced), { type: 'null' }] } : reduced;
}

function withoutNull(schema) {
  return schema.enum ? { ...schema, enum: schema.enum.filter((value) => value !== null) } : schema;
}

function include(name) {
  if (name in schemas) return;
  schemas[name] = {};
  schemas[name] = reduce(description.components.schemas[name]);
}

function sourceText() {
  const lines = operations.map(([id, { method, path, externalDocs }]) => {
    const page = externalDocs.url.replace(/^https:\/\/docs\.github\.com\/(?:enterprise-server@[\d.]+\/)?rest\//, '');
    return `  '${id}': ['${method}', '${withSpans(path)}', '${page}'],`;
  });
  return [
    `// Written by scripts/describe-operations.mjs from @octokit/openapi ${version}. Do not edit.`,
    '',
    '/** Method, path and page below https://docs.github.com/rest/, by operation id. A `*` lets a parameter span slashes. */',
    'export const describedOperations = {',
    ...lines,
    '} as const;',
    '',
  ].join('\n');
}

function withSpans(path) {
  const span = spanning.find((end) => path.endsWith(`/${end}`));
  return span ? path.replace(/\}$/, '*}') : path;
}
