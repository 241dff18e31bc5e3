import type { OperationId } from '../operations/requirements.js';

/**
 * Which writes count as creating content. GitHub does not say: here it is all that leaves something in a repository
 * or starts something for people to see. Settings, secrets and variables do not count.
 *
 * @see https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits
 */
export const contentCreation: ReadonlySet<OperationId> = new Set<OperationId>([
  'repos/create-in-org',
  'repos/create-using-template',
  'repos/create-or-update-file-contents',
  'repos/delete-file',
  'git/create-blob',
  'git/create-commit',
  'git/create-ref',
  'git/create-tag',
  'git/create-tree',
  'git/update-ref',
  'actions/create-workflow-dispatch',
  'actions/re-run-workflow',
  'actions/re-run-workflow-failed-jobs',
  'actions/re-run-job-for-workflow-run',
]);
