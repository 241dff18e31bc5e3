import { isSelected } from '../auth/authorize.js';
import { type Answer, json } from '../http/answer.js';
import { ApiError, notFound, unprocessable } from '../http/api.error.js';
import { type Call, param } from '../http/call.js';
import { readBody } from '../http/read-body.js';
import { readFields } from '../http/read-fields.js';
import type { Account } from '../organizations/account.js';
import { addRepository } from './add-repository.js';
import { checkDescription } from './check-description.js';
import { copyTemplate } from './copy-template.js';
import { findRepository } from './find-repository.js';
import { repositoryName } from './repository-name.js';
import { fullRepositoryBody } from './repository.body.js';
import type { Repository } from './repository.js';

/** Creates a repository with the files of a template, and one commit of them. */
export async function generateRepository(call: Call): Promise<Answer> {
  const template = findTemplate(call);
  const fields = readFields(readBody(call), {
    name: 'string',
    owner: 'string?',
    description: 'string?',
    include_all_branches: 'boolean?',
    private: 'boolean?',
  });
  const owner = findOwner(call, fields.owner);
  checkDescription(fields.description ?? '', 'Repository creation failed.');
  if (!template.record.isTemplate) throw couldNotClone(`${template.fullName} is not a template repository.`);
  if (template.git.isEmpty) throw couldNotClone(`${template.fullName} is empty.`);
  const name = repositoryName(fields.name);
  if (call.world.repositories.isTaken(owner, name)) throw couldNotClone('Name already exists on this account');
  const repository = await addRepository(
    call,
    owner,
    {
      name,
      description: fields.description || null,
      private: fields.private ?? false,
      initialBranch: template.defaultBranch,
      templateId: template.id,
    },
    (created) => copyTemplate(template, created, call.world, fields.include_all_branches ?? false),
  );
  return json(fullRepositoryBody(repository, call), 201, {
    location: `${call.links.api}/repos/${repository.fullName}`,
  });
}

/** @throws ApiError 404 for a template that the caller may not know of */
function findTemplate(call: Call): Repository {
  const template = findRepository(call, param(call, 'template_owner'), param(call, 'template_repo'));
  const isReachable = call.caller.kind === 'installation' && isSelected(call.caller, template);
  if (template.isPrivate && !isReachable) throw notFound();
  return template;
}

/** An installation creates for its own account only, which is meant when none is named. */
function findOwner({ caller, world }: Call, login: string | undefined): Account {
  const own = caller.kind === 'installation' ? caller.installation.account : undefined;
  const owner = login === undefined ? own : world.accounts.find(login);
  if (!owner) throw notFound();
  if (owner !== own) throw new ApiError(403, 'Resource not accessible by integration');
  return owner;
}

function couldNotClone(reason: string) {
  return unprocessable(`Could not clone: ${reason}`, [`Could not clone: ${reason}`]);
}
