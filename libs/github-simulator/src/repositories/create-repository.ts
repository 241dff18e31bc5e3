import { findOwnOrganization } from '../organizations/find-own-organization.js';
import { type Answer, json } from '../http/answer.js';
import type { Call } from '../http/call.js';
import { readBody } from '../http/read-body.js';
import { readFields } from '../http/read-fields.js';
import { addRepository } from './add-repository.js';
import { checkChoices } from './check-choices.js';
import { checkDescription } from './check-description.js';
import { checkMergeSettings } from './check-merge-settings.js';
import { refuseUnmodelled } from './refuse-unmodelled.js';
import { repositoryName } from './repository-name.js';
import { fullRepositoryBody } from './repository.body.js';
import { chosenSettings, settingFields } from './repository-settings.js';
import { writeInitialCommit } from './write-initial-commit.js';

const failure = 'Repository creation failed.';
const unmodelled = ['team_id', 'gitignore_template', 'license_template', 'custom_properties'];

export async function createRepository(call: Call): Promise<Answer> {
  const owner = findOwnOrganization(call);
  const fields = readCreation(call);
  const { visibility } = fields;
  const repository = await addRepository(
    call,
    owner,
    {
      name: repositoryName(fields.name),
      description: fields.description || null,
      homepage: fields.homepage || null,
      private: visibility === undefined ? (fields.private ?? false) : visibility !== 'public',
      isTemplate: fields.is_template ?? false,
      settings: chosenSettings(fields),
    },
    async (created) => (fields.auto_init ? writeInitialCommit(created, call.world) : {}),
  );
  return json(fullRepositoryBody(repository, call), 201, {
    location: `${call.links.api}/repos/${repository.fullName}`,
  });
}

function readCreation(call: Call) {
  const body = readBody(call);
  const fields = readFields(body, {
    name: 'string',
    description: 'string?',
    homepage: 'string?',
    private: 'boolean?',
    visibility: 'string?',
    auto_init: 'boolean?',
    is_template: 'boolean?',
    ...settingFields,
  });
  refuseUnmodelled(body, unmodelled);
  checkChoices(fields);
  checkDescription(fields.description ?? '', failure);
  checkMergeSettings(chosenSettings(fields), failure);
  return fields;
}
