import type { Call } from '../http/call.js';
import { readBody } from '../http/read-body.js';
import { readFields } from '../http/read-fields.js';
import { checkChoices } from './check-choices.js';
import { checkDescription } from './check-description.js';
import type { RepositoryRecord } from './repository-record.js';
import { type RepositorySettings, chosenSettings, settingFields } from './repository-settings.js';
import { type SecurityFeatures, readSecurityFeatures } from './security-features.js';

/** What a client wants changed. */
export interface RepositoryUpdate {
  readonly name: string | undefined;
  readonly visibility: string | undefined;
  readonly defaultBranch: string | undefined;
  readonly fields: Partial<RepositoryRecord>;
  readonly settings: Partial<RepositorySettings>;
  readonly security: SecurityFeatures;
}

/** @throws ApiError 422 for what GitHub would not take of any repository */
export function readRepositoryUpdate(call: Call): RepositoryUpdate {
  const body = readFields(readBody(call), {
    name: 'string?',
    description: 'string?',
    homepage: 'string?',
    private: 'boolean?',
    visibility: 'string?',
    default_branch: 'string?',
    archived: 'boolean?',
    is_template: 'boolean?',
    security_and_analysis: 'object?|null',
    ...settingFields,
  });
  checkChoices(body);
  checkDescription(body.description ?? '', 'Validation Failed');
  return {
    name: body.name,
    visibility: body.visibility,
    defaultBranch: body.default_branch,
    fields: {
      // An empty text takes away what was there.
      ...(body.description !== undefined && { description: body.description || null }),
      ...(body.homepage !== undefined && { homepage: body.homepage || null }),
      ...(body.private !== undefined && { private: body.private }),
      ...(body.archived !== undefined && { archived: body.archived }),
      ...(body.is_template !== undefined && { isTemplate: body.is_template }),
    },
    settings: chosenSettings(body),
    security: readSecurityFeatures(body.security_and_analysis ?? {}),
  };
}
