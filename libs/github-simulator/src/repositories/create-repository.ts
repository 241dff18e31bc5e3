import { type Answer, json } from '../http/answer.js';
import { ApiError, unprocessable } from '../http/api.error.js';
import type { Call } from '../http/call.js';
import { readBody } from '../http/read-body.js';
import { readFields } from '../http/read-fields.js';
import { findOrganization } from '../organizations/find-organization.js';
import type { Organization } from '../organizations/organization.js';
import { invalidName, repositoryName } from './repository-name.js';
import { RepositoryNameTakenError } from './repository-name-taken.error.js';
import type { Repository } from './repository.js';
import { fullRepositoryBody } from './repository.body.js';
import { writeInitialCommit } from './write-initial-commit.js';

export async function createRepository(call: Call): Promise<Answer> {
  const owner = findOrganization(call);
  if (call.caller.kind !== 'installation' || call.caller.installation.account !== owner) {
    throw new ApiError(403, 'Resource not accessible by integration');
  }
  const fields = await readCreation(call);
  const repository = addRepository(call, owner, fields);
  if (fields.auto_init) await writeInitialCommit(repository, call.world);
  return json(fullRepositoryBody(repository, call), 201, {
    location: `${call.links.api}/repos/${repository.fullName}`,
  });
}

async function readCreation(call: Call) {
  const fields = readFields(readBody(call), {
    name: 'string',
    description: 'string?',
    homepage: 'string?',
    private: 'boolean?',
    visibility: 'string?',
    auto_init: 'boolean?',
    has_issues: 'boolean?',
    has_projects: 'boolean?',
    has_wiki: 'boolean?',
    is_template: 'boolean?',
  });
  checkDescription(fields.description ?? '');
  return fields;
}

function addRepository(call: Call, owner: Organization, fields: Awaited<ReturnType<typeof readCreation>>): Repository {
  const now = call.world.clock.nowMs();
  const name = repositoryName(fields.name);
  try {
    return call.world.repositories.create(owner, {
      name,
      description: fields.description ?? null,
      homepage: fields.homepage ?? null,
      private: fields.private ?? (fields.visibility !== undefined && fields.visibility !== 'public'),
      hasIssues: fields.has_issues ?? true,
      hasProjects: fields.has_projects ?? true,
      hasWiki: fields.has_wiki ?? true,
      isTemplate: fields.is_template ?? false,
      createdAt: now,
      updatedAt: now,
      pushedAt: now,
    });
  } catch (error) {
    if (error instanceof RepositoryNameTakenError) throw invalidName('custom', 'name already exists on this account');
    throw error;
  }
}

function checkDescription(description: string): void {
  const fault = [...description].some((character) => character < ' ')
    ? 'description control characters are not allowed'
    : description.length > 350 && 'description is too long (maximum is 350 characters)';
  if (!fault) return;
  const error = { resource: 'Repository', code: 'custom', field: 'description', message: fault } as const;
  throw unprocessable('Repository creation failed.', [error]);
}
