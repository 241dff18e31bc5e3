import { unprocessable } from '../http/api.error.js';
import { inspect } from '../http/inspect.js';

const choices: Readonly<Record<string, readonly string[]>> = {
  visibility: ['public', 'private'],
  pull_request_creation_policy: ['all', 'collaborators_only'],
  squash_merge_commit_title: ['PR_TITLE', 'COMMIT_OR_PR_TITLE'],
  squash_merge_commit_message: ['PR_BODY', 'COMMIT_MESSAGES', 'BLANK'],
  merge_commit_title: ['PR_TITLE', 'MERGE_MESSAGE'],
  merge_commit_message: ['PR_BODY', 'PR_TITLE', 'BLANK'],
};

/** @throws ApiError 422 for a field that has none of the values it may have */
export function checkChoices(fields: Readonly<Record<string, unknown>>): void {
  for (const [name, known] of Object.entries(choices)) {
    const value = fields[name];
    if (value === undefined || known.includes(value as string)) continue;
    const list = known.map((choice) => `"${choice}"`).join(', ');
    throw unprocessable(
      `Invalid request.\n\nFor 'properties/${name}', ${inspect(value)} is not a member of [${list}].`,
    );
  }
}
